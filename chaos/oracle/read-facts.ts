import { checkChain } from '@/lib/access/audit/check-chain';
import { isDisplayOnly } from '@/lib/delivery/is-display-only';
import { recountStatements } from '@/lib/ledger/statistics/recount';
import type { Database } from '@/lib/platform/db/client';
import type { AttemptFact, BatchFact, CallbackFact, DeliveryFact, Facts, RequestFact, TransitionFact } from './facts';

type Pooled = Pick<Database, 'pool'>;

const requestsSql = `
select id::text, path || ' ' || encode(body_sha256, 'hex') as key, verdict, callback_id::text as "callbackId" from requests`;

const callbacksSql = `
select c.id::text, c.account_id || ' ' || c.dedup_key as identity, c.first_request_id::text as "firstRequestId", c.duplicates,
  c.apply_state as "applyState", j.callback_id is not null as "hasJob", c.status, c.attempts, c.verified, c.provider, c.channel
from callbacks c left join apply_jobs j on j.callback_id = c.id
where c.origin = 'provider'`;

/** What the database itself does not hold to: the rows of the door, the ledger and deliveries have no foreign keys to these two. */
const missingSql = `
with named as (
  select 'account' as kind, account_id as id, 'request ' || id as by from requests
  union all select 'account', account_id, 'callback ' || id from callbacks
  union all select 'account', account_id, 'batch ' || id from batches
  union all select 'account', account_id, 'transfer ' || id from transfers
  union all select 'callback', callback_id, 'request ' || id from requests where callback_id is not null
  union all select 'callback', callback_id, 'a job' from apply_jobs
  union all select 'callback', callback_id, 'transition ' || id from transitions
  union all select 'callback', callback_id, 'delivery ' || id from deliveries where callback_id is not null
)
select kind || ' ' || id || ', named by ' || by as missing from named
where case kind when 'account' then not exists (select from accounts a where a.id = named.id)
  else not exists (select from callbacks c where c.id = named.id) end`;

const unsearchedSql = `
select c.id::text from callbacks c
where c.apply_state = 'applied' and c.verified
  and (not exists (select from search_documents s where s.callback_id = c.id) or not exists (select from payload_facts f where f.callback_id = c.id))
  and not exists (select from search_jobs j where c.id = any(j.callback_ids))`;

const deliveriesSql = `
select id::text, callback_id::text as "callbackId", destination_id::text as "destinationId", trigger,
  'msg_' || replace(webhook_id::text, '-', '') as "webhookId", status, attempt_count as "attemptCount"
from deliveries`;

const attemptsSql = `
select delivery_id::text as "deliveryId", number, started_at as "startedAt", finished_at is not null as finished,
  status_code is not null as answered, error_class as "errorClass"
from attempts`;

const transitionsSql = `
select subject || ':' || subject_id as record, callback_id::text as "callbackId", verdict, from_status as "fromStatus",
  to_status as "toStatus"
from transitions order by id`;

const recordsSql = `
select 'transfer:' || id as record, status from transfers
union all select 'batch:' || id, status from batches
union all select 'suborder:' || id, status from suborders`;

const batchesSql = `
select b.id::text,
  json_build_object('lines', b.line_count, 'done', b.done_count, 'failed', b.failed_count) as kept,
  json_build_object('lines', count(s.id), 'done', count(s.id) filter (where s.outcome = 'succeeded'),
    'failed', count(s.id) filter (where s.outcome = 'failed')) as counted
from batches b left join suborders s on s.batch_ref = b.id
group by b.id`;

const keptStatisticsSql = `
select concat_ws(' ', measure, hour, account_id, word, currency) as key, concat_ws(' ', sum(count), trim_scale(sum(amount))) as value
from (select measure, hour, account_id, word, currency, count, amount from statistics
  union all select measure, hour, account_id, word, currency, count, amount from statistics_deltas) as rows
group by measure, hour, account_id, word, currency
having sum(count) <> 0 or sum(amount) <> 0`;

const countedStatisticsSql = (statement: string) => `
with counted (measure, hour, account_id, word, currency, count, amount) as (${statement})
select concat_ws(' ', measure, hour, account_id, word, currency) as key, concat_ws(' ', count, trim_scale(amount)) as value from counted`;

type Entry = { key: string; value: string };
const wholeTime = [new Date(0), new Date('2200-01-01T00:00:00Z')];

const asRecord = (rows: readonly Entry[]) => Object.fromEntries(rows.map(({ key, value }) => [key, value]));

async function readStatistics({ pool }: Pooled): Promise<Facts['statistics']> {
  const kept = await pool.query<Entry>(keptStatisticsSql);
  const counted: Entry[] = [];
  for (const statement of Object.values(recountStatements)) {
    const { rows } = await pool.query<Entry>(countedStatisticsSql(statement), wholeTime);
    counted.push(...rows);
  }
  return { kept: asRecord(kept.rows), counted: asRecord(counted) };
}

type CallbackRow = Omit<CallbackFact, 'isWanted'> & { verified: boolean; provider: string; channel: string };

async function readCallbacks({ pool }: Pooled): Promise<CallbackFact[]> {
  const { rows } = await pool.query<CallbackRow>(callbacksSql);
  return rows.map(({ verified, provider, channel, ...callback }) => ({
    ...callback,
    isWanted: verified && !isDisplayOnly({ provider, channel }),
  }));
}

async function readAudit({ pool }: Pooled): Promise<string | null> {
  const result = await checkChain(pool);
  return result.outcome === 'ok' ? null : `${result.at.why} at ${result.at.position ?? result.at.entryId}.`;
}

/** What is applied and neither searched nor noted for it, whenever it is asked. */
export async function readUnsearched({ pool }: Pooled): Promise<Facts['unsearched']> {
  const { rows } = await pool.query<{ id: string }>(unsearchedSql);
  return rows.map(({ id }) => id);
}

/** Reads what the database holds, as the judge wants it. */
export async function readFacts(
  db: Pooled,
): Promise<Omit<Facts, 'sent' | 'outages' | 'clockMoves' | 'received' | 'ledger'>> {
  const { pool } = db;
  const records = await pool.query<{ record: string; status: string }>(recordsSql);
  return {
    requests: (await pool.query<RequestFact>(requestsSql)).rows,
    callbacks: await readCallbacks(db),
    unsearched: await readUnsearched(db),
    missing: (await pool.query<{ missing: string }>(missingSql)).rows.map(({ missing }) => missing),
    deliveries: (await pool.query<DeliveryFact>(deliveriesSql)).rows,
    attempts: (await pool.query<AttemptFact>(attemptsSql)).rows,
    transitions: (await pool.query<TransitionFact>(transitionsSql)).rows,
    records: Object.fromEntries(records.rows.map(({ record, status }) => [record, status])),
    batches: (await pool.query<BatchFact>(batchesSql)).rows,
    statistics: await readStatistics(db),
    audit: await readAudit(db),
  };
}
