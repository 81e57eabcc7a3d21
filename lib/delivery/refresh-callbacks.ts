import type { Transaction } from '@/lib/platform/db/transaction';
import { callbackStatus } from './callback-status';
import type { DeliveryStatus } from './types';

// Locked in the order in which the door and the ledger lock callbacks, so that none waits for another crosswise. No index has just
// this order (`+ 0`): one that has it would be read from end to end, by a plan that was made while there were few callbacks.
const lock = `
select id::text from callbacks where id = any($1::bigint[]) order by account_id + 0, dedup_key for no key update`;

// A join might begin with the destinations, and so read all that each of them ever got.
const read = `
select d.callback_id::text as "callbackId", d.id::text, d.destination_id::text as "destinationId", d.status,
  d.attempt_count as "attemptCount", d.last_attempt_at as "lastAttemptAt", d.next_attempt_at as "nextAttemptAt",
  (select t.url from destinations t where t.id = d.destination_id) as url
from deliveries d
where d.callback_id = any($1::bigint[]) and d.trigger <> 'test'
order by d.callback_id, d.id`;

// Unchanged rows are left alone: a callback's row has nine indexes.
const write = `
update callbacks c set status = n.status, attempts = n.attempts, last_attempt_at = n.last_attempt_at,
  next_attempt_at = n.next_attempt_at, url = coalesce(n.url, c.url)
from unnest($1::bigint[], $2::text[], $3::int[], $4::timestamptz[], $5::timestamptz[], $6::text[])
  as n(id, status, attempts, last_attempt_at, next_attempt_at, url)
where c.id = n.id and (c.status, c.attempts, c.last_attempt_at, c.next_attempt_at, c.url)
  is distinct from (n.status, n.attempts, n.last_attempt_at, n.next_attempt_at, coalesce(n.url, c.url))`;

interface Row {
  callbackId: string;
  id: string;
  destinationId: string;
  status: DeliveryStatus;
  attemptCount: number;
  lastAttemptAt: Date | null;
  nextAttemptAt: Date | null;
  url: string;
}

function latest(rows: readonly Row[]): Row | undefined {
  return rows.reduce<Row | undefined>(
    (best, row) => (row.lastAttemptAt && row.lastAttemptAt >= (best?.lastAttemptAt ?? new Date(0)) ? row : best),
    undefined,
  );
}

function summary(callbackId: string, rows: readonly Row[]) {
  const last = latest(rows);
  const next = rows.flatMap(({ nextAttemptAt }) => nextAttemptAt ?? []).sort((one, other) => +one - +other)[0];
  return {
    callbackId,
    status: callbackStatus(rows.map((row) => ({ ...row, id: BigInt(row.id) }))),
    attempts: rows.reduce((sum, { attemptCount }) => sum + attemptCount, 0),
    lastAttemptAt: last?.lastAttemptAt ?? null,
    nextAttemptAt: next ?? null,
    url: (last ?? rows[0])?.url ?? null,
  };
}

/**
 * Writes what the list shows of callbacks' forwarding (status, attempts, last and next attempt, URL) from their deliveries as
 * they stand in `tx`. The callbacks' rows stay locked until it ends, so the last to change a delivery sees all of them.
 * Callbacks without deliveries are left alone. Returns those that every destination has.
 */
export async function refreshCallbacks(tx: Transaction, callbackIds: readonly string[]): Promise<string[]> {
  const ids = [...new Set(callbackIds)];
  if (ids.length === 0) return [];
  await tx.query({ name: 'lock_callbacks', text: lock, values: [ids] });
  const { rows } = await tx.query<Row>({ name: 'read_forwarding', text: read, values: [ids] });
  const byCallback = new Map<string, Row[]>();
  for (const row of rows) byCallback.set(row.callbackId, [...(byCallback.get(row.callbackId) ?? []), row]);
  const news = [...byCallback].map(([callbackId, deliveries]) => summary(callbackId, deliveries));
  const values = [
    news.map(({ callbackId }) => callbackId),
    news.map(({ status }) => status),
    news.map(({ attempts }) => attempts),
    news.map(({ lastAttemptAt }) => lastAttemptAt),
    news.map(({ nextAttemptAt }) => nextAttemptAt),
    news.map(({ url }) => url),
  ];
  await tx.query({ name: 'write_forwarding', text: write, values });
  return news.filter(({ status }) => status === 'sent').map(({ callbackId }) => callbackId);
}
