import type pg from 'pg';
import { columnsOf } from './group-columns';
import type { StoreRow } from './store-row';
import type { Verdict } from './types';

/** What became of one row of a group. */
export interface Stored {
  requestId: string;
  verdict: Verdict;
  /** Null for a rejected request. */
  callbackId: string | null;
}

/**
 * Stores a group of requests with their callbacks and work items: one statement, one transaction, all or nothing.
 *
 * - Of copies of one callback inside the group only the first says how many `copies` there are and becomes a row, because
 *   `on conflict` may touch a row only once a statement.
 * - They come in key order and are inserted in it, so that two groups with the same keys wait for each other instead of locking
 *   crosswise. Nothing sorts them again: what `unnest` makes is scanned as it came, with no join before the callbacks.
 * - Their ids are in the order in which they came all the same (`turn`): callbacks of one record are applied and delivered by them.
 *   Where key order is that order, as in a group of one, ids come by themselves: a tenth of what the least group costs.
 * - What is sealed comes as one value with the place of each row's part (and the digests likewise).
 * - A job is due at once, also where the clock of the server that took it runs ahead of the workers'.
 * - The row that comes back carries our own request's id exactly when this statement made it: whoever comes later, in this
 *   group or in a concurrent one, is a duplicate and is counted.
 */
const storeGroupSql = (id: { column: string; value: string }) => `
with arrived as (
  select * from unnest(
    $1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
    $10::text[], $11::int[], $12::int[], $13::int[], $14::int[], $15::text[], $16::smallint[], $17::text[],
    $18::text[], $19::timestamptz[], $20::text[], $21::text[], $22::text[], $23::boolean[], $24::text[], $25::text[],
    $26::int[], $27::int[], $28::text[], $29::text[], $30::text[], $31::text[], $32::timestamptz[]
  ) with ordinality as row (
    id, account_id, provider, channel, cause, cause_detail, method, path, source_address,
    content_type, sealed_at, sealed_bytes, body_bytes, body_kept_bytes, key_hint, answer_status, answer_body,
    answer_type, received_at, type, provider_status, outcome, verified, verification, dedup_key,
    copies, turn, transfer_id, batch_id, amount, currency, occurred_at, position
  )
),
stored as (
  insert into callbacks as known (
    ${id.column}account_id, provider, channel, type, provider_status, outcome, verified, verification, dedup_key, duplicates,
    transfer_id, batch_id, amount, currency, url, occurred_at, received_at, first_request_id
  )
  select
    ${id.value}account_id, provider, channel, type, provider_status, outcome, verified, verification::jsonb, dedup_key, copies - 1,
    transfer_id, batch_id, amount::numeric, currency, path, occurred_at, received_at, id
  from arrived
  where copies is not null
  on conflict (account_id, dedup_key) do update set duplicates = known.duplicates + excluded.duplicates + 1
  returning id, account_id, dedup_key, first_request_id
),
kept as (
  insert into requests (
    id, account_id, provider, channel, verdict, cause, cause_detail, method, path, source_address, content_type, sealed,
    body_bytes, body_kept_bytes, body_sha256, key_hint, answer_status, answer_body, answer_type, callback_id, received_at
  )
  select
    arrived.id, arrived.account_id, arrived.provider, arrived.channel,
    case
      when arrived.cause is not null then 'rejected'
      when arrived.id = stored.first_request_id then 'accepted'
      else 'duplicate'
    end,
    arrived.cause, arrived.cause_detail, arrived.method, arrived.path, arrived.source_address, arrived.content_type,
    substring($33::bytea from arrived.sealed_at for arrived.sealed_bytes), arrived.body_bytes, arrived.body_kept_bytes,
    substring($34::bytea from (arrived.position::int - 1) * 32 + 1 for 32), arrived.key_hint,
    arrived.answer_status, arrived.answer_body, arrived.answer_type, stored.id, arrived.received_at
  from arrived
  left join stored on stored.account_id = arrived.account_id and stored.dedup_key = arrived.dedup_key
  returning id, verdict, callback_id, received_at
),
enqueued as (
  insert into apply_jobs (callback_id, available_at)
  select callback_id, least(received_at, now())
  from kept
  where verdict = 'accepted'
)
select id as "requestId", verdict, callback_id as "callbackId" from kept`;

const idOfTurn =
  "(select array_agg(nextval('callbacks_id_seq')) from generate_series(1, cardinality(array_remove($27::int[], null))))[turn]";
const statements = {
  asTheyCame: { name: 'store_group', text: storeGroupSql({ column: '', value: '' }) },
  byTurns: { name: 'store_group_by_turns', text: storeGroupSql({ column: 'id, ', value: `${idOfTurn}, ` }) },
} as const;

/** Beyond this the answer to the provider has long been 503; the connection is given up. */
const queryTimeoutMs = 5_000;

/**
 * Stores `rows` and returns what became of each, in their order, after the commit. Rejects with what the database said;
 * then none of them is stored (or, where the connection broke during the commit, nobody can tell, and the provider's
 * retry is a duplicate).
 */
export async function storeGroup(
  pool: Pick<pg.Pool | pg.PoolClient, 'query'>,
  rows: readonly StoreRow[],
): Promise<Stored[]> {
  const { values, asTheyCame } = columnsOf(rows);
  const query = {
    ...statements[asTheyCame ? 'asTheyCame' : 'byTurns'],
    values,
    query_timeout: queryTimeoutMs,
  };
  const result = await pool.query<Stored>(query);
  const byRequest = new Map(result.rows.map((stored) => [stored.requestId, stored]));
  return rows.map((row) => {
    const stored = byRequest.get(row.id);
    if (!stored) throw new Error(`The statement stored nothing for request ${row.id}.`);
    return stored;
  });
}
