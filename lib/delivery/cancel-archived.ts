import type { Context } from '@/lib/platform/context';
import { inTransaction } from '@/lib/platform/db/transaction';
import { refreshCallbacks } from './refresh-callbacks';

// In the order of the index of what is due, for each destination: looked up there, however much waits for the others and whatever
// was delivered before.
const statement = `
update deliveries d set status = 'cancelled', next_attempt_at = null, finished_at = $1
where d.id = any(array(
  select left_over.id
  from destinations t
  cross join lateral (
    select x.id from deliveries x
    where x.status = 'waiting' and x.destination_id = t.id
    order by x.lane, x.next_attempt_at, x.id
    limit $2
    for update skip locked
  ) as left_over
  where t.archived_at is not null
  limit $2))
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
