import type { Context } from '@/lib/platform/context';
import { inTransaction } from '@/lib/platform/db/transaction';
import { refreshCallbacks } from './refresh-callbacks';

const statement = `
update deliveries d set status = 'cancelled', next_attempt_at = null, finished_at = $1
from (
  select d.id
  from destinations t
  join deliveries d on d.destination_id = t.id and d.status = 'waiting'
  where t.archived_at is not null
  order by d.id
  limit $2
  for update of d skip locked
) as left_over
where d.id = left_over.id
returning d.callback_id::text as "callbackId"`;

/**
 * Cancels what waits for destinations that are archived: also what a callback that was being applied at that moment wrote
 * afterwards, so that every delivery has an end. Returns how many.
 */
export function cancelArchived(ctx: Context, { now, limit = 500 }: { now: Date; limit?: number }): Promise<number> {
  return inTransaction(ctx.db.pool, async (tx) => {
    const { rows } = await tx.query<{ callbackId: string | null }>(statement, [now, limit]);
    await refreshCallbacks(
      tx,
      rows.flatMap(({ callbackId }) => callbackId ?? []),
    );
    return rows.length;
  });
}
