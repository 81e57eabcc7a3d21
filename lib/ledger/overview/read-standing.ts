import type pg from 'pg';
import type { IssueKind } from '@/lib/ledger/issue-kinds';
import { issueCountsSql, issueMoneySql } from '@/lib/ledger/issues/issue-figures';
import type { ValueAtRisk } from '@/lib/ledger/raise-issues';
import type { IssueKindTotal, Waiting } from './types';

/** Counting stops here, as in the lists. */
const countMax = 10_000;

type Db = Pick<pg.Pool, 'query'>;

interface WaitingRow {
  count: number;
  oldestAt: Date | null;
  oldestCallbackId: string | null;
}

// Served by the index of failed callbacks alone.
const failedSql = `
select a.provider, f.count
from (
  select account_id, count(*)::int as count from callbacks
  where status = 'failed' and received_at >= $1 and received_at < $2 group by account_id
) as f
join accounts a on a.id = f.account_id
where a.provider <> 'test'`;

/** Callbacks received in the span whose forwarding stands at failed, by provider. */
export async function readFailed(db: Db, from: Date, to: Date): Promise<Map<string, number>> {
  const { rows } = await db.query<{ provider: string; count: number }>(failedSql, [from, to]);
  const counts = new Map<string, number>();
  for (const { provider, count } of rows) counts.set(provider, (counts.get(provider) ?? 0) + count);
  return counts;
}

// The queue's first row is what was stored first.
const unappliedSql = `
select (select count(*)::int from (select from apply_jobs limit ${countMax + 1}) as counted) as count,
  j.callback_id::text as "oldestCallbackId", j.enqueued_at as "oldestAt"
from (select) as always left join lateral (select * from apply_jobs order by callback_id limit 1) as j on true`;

const open = (status: string) =>
  `(select id, received_at from callbacks where status = '${status}' and provider <> 'test' order by received_at, id limit 1)`;

const undeliveredSql = `
select (select count(*)::int from (
    select from callbacks where status in ('new', 'in_progress') and provider <> 'test' limit ${countMax + 1}) as counted) as count,
  o.id::text as "oldestCallbackId", o.received_at as "oldestAt"
from (select) as always left join lateral (
  select * from (${open('new')} union all ${open('in_progress')}) as each order by received_at, id limit 1) as o on true`;

async function readWaiting(db: Db, statement: string): Promise<Waiting> {
  const { rows } = await db.query<WaitingRow>(statement);
  const { count = 0, oldestAt = null, oldestCallbackId = null } = rows[0] ?? {};
  return {
    count: Math.min(count, countMax),
    bounded: count > countMax,
    oldestAt: oldestAt?.toISOString() ?? null,
    oldestCallbackId,
  };
}

/** Stored callbacks that the ledger does not know of yet. */
export function readUnapplied(db: Db): Promise<Waiting> {
  return readWaiting(db, unappliedSql);
}

/** Callbacks that no backend has yet and some want, or that are not applied yet. */
export function readUndelivered(db: Db): Promise<Waiting> {
  return readWaiting(db, undeliveredSql);
}

// Counts and sums come from the figures that are kept of live issues. The issues of one kind are about different lines of a record and
// add up, as in the groups of the Issues page; several kinds are about the same money: of those records, which are found by an index
// alone and are the fewer, the kind with the most counts, and what the others say is taken off.
const live = `state in ('open', 'acknowledged') and value_at_risk <> '[]'`;
const issuesSql = `
with money as materialized (${issueMoneySql}
), of_kinds as (
  select record_key from issues where ${live} and record_key is not null group by record_key having min(kind) <> max(kind)
), of_records as (
  select record_key, currency, sum(amount) - max(amount) as others
  from (
    select i.record_key, v.currency, sum(v.amount) as amount
    from issues i cross join jsonb_to_recordset(i.value_at_risk) as v (currency text, amount numeric)
    where ${live} and i.record_key = any(array(select record_key from of_kinds))
    group by i.record_key, v.currency, i.kind
  ) as each
  group by record_key, currency
)
select
  (select coalesce(json_agg(json_build_object('provider', c.provider, 'kind', c.kind, 'count', c.count)), '[]')
    from (select a.provider, k.kind, sum(k.open + k.acknowledged)::int as count
      from (${issueCountsSql}) as k join accounts a on a.id = k.account_id group by a.provider, k.kind) as c) as counts,
  (select coalesce(json_agg(json_build_object('kind', m.kind, 'currency', m.currency, 'amount', m.amount::text) order by m.currency), '[]')
    from (select kind, currency, sum(amount) as amount from money group by kind, currency) as m) as "byKind",
  (select coalesce(json_agg(json_build_object('currency', m.currency, 'amount', m.amount::text) order by m.currency), '[]')
    from (select a.currency, a.amount - coalesce(o.others, 0) as amount
      from (select currency, sum(amount) as amount from money group by currency) as a
      left join (select currency, sum(others) as others from of_records group by currency) as o on o.currency = a.currency) as m
  ) as "inAll"`;

interface IssuesRow {
  counts: { provider: string; kind: IssueKind; count: number }[];
  byKind: (ValueAtRisk & { kind: IssueKind })[];
  inAll: ValueAtRisk[];
}

/** Live issues, with how many each provider has of each kind. */
export interface IssueStanding {
  live: number;
  kinds: IssueKindTotal[];
  valueAtRisk: ValueAtRisk[];
  counts: readonly { provider: string; kind: IssueKind; count: number }[];
}

/** What waits for a person, and the money that hangs on it: what several kinds of issues say of one record counts once. */
export async function readIssues(db: Db): Promise<IssueStanding> {
  const { rows } = await db.query<IssuesRow>(issuesSql);
  const { counts, byKind, inAll } = rows[0] ?? { counts: [], byKind: [], inAll: [] };
  const kinds = new Map<IssueKind, number>();
  for (const { kind, count } of counts) kinds.set(kind, (kinds.get(kind) ?? 0) + count);
  return {
    live: counts.reduce((sum, { count }) => sum + count, 0),
    kinds: [...kinds]
      .map(([kind, count]) => ({
        kind,
        count,
        valueAtRisk: byKind.filter((sum) => sum.kind === kind).map(({ currency, amount }) => ({ currency, amount })),
      }))
      .sort(
        (one, other) =>
          Number(other.valueAtRisk.length > 0) - Number(one.valueAtRisk.length > 0) ||
          other.count - one.count ||
          one.kind.localeCompare(other.kind),
      ),
    valueAtRisk: inAll,
    counts,
  };
}
