import type { Transaction } from '@/lib/platform/db/transaction';

const statement = `
select callback_id::text as "callbackId", destination_id::text as "destinationId", id::text
from deliveries
where callback_id = any($1::bigint[]) and trigger = 'automatic'`;

/** The automatic deliveries of callbacks, found by callback and destination: what a replay repeats; null where there is none. */
export async function findOriginals(
  tx: Transaction,
  callbackIds: readonly string[],
): Promise<(callbackId: string, destinationId: string) => string | null> {
  const { rows } = await tx.query<{ callbackId: string; destinationId: string; id: string }>(statement, [callbackIds]);
  const ids = new Map(rows.map((row) => [`${row.callbackId}/${row.destinationId}`, row.id]));
  return (callbackId, destinationId) => ids.get(`${callbackId}/${destinationId}`) ?? null;
}
