import type pg from 'pg';
import type { Measure } from '@/lib/ledger/statistics/measures';
import { usualWeeks } from './overview-span';

/** Callbacks of one provider in one hour, `week` weeks before the span. */
export interface HourRow {
  week: number;
  provider: string;
  /** Whole hours since 1970: instants of thousands of rows would each be a text to read. */
  hour: number;
  count: number;
}

/** A measure's sum over the span. */
export interface SumRow {
  provider: string;
  measure: Measure;
  word: string;
  currency: string;
  count: number;
  amount: string;
}

export interface ProviderRow {
  provider: string;
  /** Of its first account. */
  since: Date;
  enabled: boolean;
  lastReceivedAt: Date | null;
}

// What providers sent, not what our own probes were answered. Each week is a range of the statistics' key (measure, hour); what is not folded in yet is added, served by
// its own index of the same, so the sum is exact.
const hoursSql = `
select w.week, a.provider, (extract(epoch from s.hour) / 3600)::int as hour, sum(s.count)::int as count
from generate_series(0, ${usualWeeks}) as w(week)
cross join lateral (
  select account_id, hour, count from statistics
  where measure = 'received' and word = 'provider' and hour >= $1::timestamptz - w.week * interval '7 days' and hour < $2::timestamptz - w.week * interval '7 days'
  union all
  select account_id, hour, count from statistics_deltas
  where measure = 'received' and word = 'provider' and hour >= $1::timestamptz - w.week * interval '7 days' and hour < $2::timestamptz - w.week * interval '7 days'
) as s
join accounts a on a.id = s.account_id
where a.provider <> 'test'
group by w.week, a.provider, s.hour`;

const sumsSql = `
select a.provider, s.measure, s.word, s.currency, sum(s.count)::int as count, sum(s.amount)::text as amount
from (
  select measure, account_id, word, currency, count, amount from statistics
  where measure = any($3::text[]) and hour >= $1 and hour < $2
  union all
  select measure, account_id, word, currency, count, amount from statistics_deltas
  where measure = any($3::text[]) and hour >= $1 and hour < $2
) as s
join accounts a on a.id = s.account_id
where a.provider <> 'test'
group by a.provider, s.measure, s.word, s.currency
having sum(s.count) <> 0 or sum(s.amount) <> 0`;

// The last callback of each provider is the first entry of its own index that is no answer to a probe.
const providersSql = `
select a.provider, min(a.created_at) as since, bool_or(a.enabled) as enabled,
  (select c.received_at from callbacks c where c.provider = a.provider and c.origin = 'provider' order by c.received_at desc, c.id desc limit 1) as "lastReceivedAt"
from accounts a
where a.provider <> 'test'
group by a.provider`;

const summedMeasures: readonly Measure[] = ['duplicate', 'rejected', 'lag', 'transfer', 'line'];

export async function readHours(db: Pick<pg.Pool, 'query'>, from: Date, ends: Date): Promise<HourRow[]> {
  return (await db.query<HourRow>(hoursSql, [from, ends])).rows;
}

export async function readSums(db: Pick<pg.Pool, 'query'>, from: Date, to: Date): Promise<SumRow[]> {
  return (await db.query<SumRow>(sumsSql, [from, to, summedMeasures])).rows;
}

export async function readProviders(db: Pick<pg.Pool, 'query'>): Promise<ProviderRow[]> {
  return (await db.query<ProviderRow>(providersSql)).rows;
}
