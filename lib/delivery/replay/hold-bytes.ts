import { holdFirstRequest } from '@/lib/intake/hold-first-request';
import type { Transaction } from '@/lib/platform/db/transaction';
import { AppError } from '@/lib/platform/errors';
import { type Sql, sql } from '@/lib/platform/query/conditions';

/**
 * Holds the request that a callback's bytes are of until the transaction ends, so that retention leaves it. Throws
 * `AppError('conflict')` where it is gone: there is nothing that could be sent again.
 */
export async function holdBytes(tx: Transaction, callbackId: string): Promise<void> {
  if (await holdFirstRequest(tx, callbackId)) return;
  throw new AppError(
    'conflict',
    `The bytes of callback ${callbackId} are no longer kept: retention removed them, so it cannot be sent again. What it told is in its transfer or batch and their evidence pack, and in the provider's own records.`,
  );
}

/**
 * Holds the bytes of all callbacks until the transaction ends: retention removes none meanwhile, and what it was removing is gone by
 * then. Before whatever the transaction reads.
 */
export async function holdAllBytes(tx: Transaction): Promise<void> {
  await tx.query('lock table retention_positions in share mode');
}

// Only days of which retention removed something are looked at request by request.
const goneSql = sql`
  exists (
    select from retention_removals m
    where m.account_id = c.account_id and m.kind = 'request' and m.day = (c.received_at at time zone 'UTC')::date
  ) and not exists (select from requests r where r.id = c.first_request_id)`;

/** Throws `AppError('bad_request')` where the bytes of callbacks of `set` are gone, with how many: none of it is sent then. */
export async function refuseWithoutBytes(tx: Pick<Transaction, 'query'>, set: Sql): Promise<void> {
  const { rows: removals } = await tx.query("select from retention_removals where kind = 'request' limit 1");
  if (removals.length === 0) return;
  const { rows } = await tx.query<{ gone: number; newest: Date | null }>(sql`
    select count(*)::int as gone, max(received_at) as newest
    from (select c.* from callbacks c join accounts a on a.id = c.account_id ${set}) as c
    where ${goneSql}`);
  const { gone = 0, newest = null } = rows[0] ?? {};
  if (gone === 0) return;
  const until = newest === null ? '' : `, the newest of ${newest.toISOString().slice(0, 10)}`;
  throw new AppError(
    'bad_request',
    `The bytes of ${gone} of these callbacks are no longer kept${until}: retention removed them, so they cannot be sent again. Narrow the filter to what came later.`,
  );
}
