import type { ActorContext } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import { assertMay } from '@/lib/access/permissions';
import { refreshCallbacks } from '@/lib/delivery/refresh-callbacks';
import { inTransaction } from '@/lib/platform/db/transaction';
import { changeOwnDestination } from './change-destination';

/** Deliveries cancelled in one transaction: their callbacks' rows stay locked until it ends. */
const chunkRows = 500;

const cancelSql = `
update deliveries set status = 'cancelled', next_attempt_at = null, finished_at = $2
where id in (
  select id from deliveries where destination_id = $1 and status = 'waiting' order by id limit ${chunkRows} for update skip locked
)
returning callback_id::text as "callbackId"`;

/** Cancels what still waits for a destination, chunk by chunk, and writes what that means for the callbacks. Returns how many. */
async function cancelWaiting(ctx: ActorContext, id: string): Promise<number> {
  let cancelled = 0;
  for (;;) {
    const count = await inTransaction(ctx.db.pool, async (tx) => {
      const { rows } = await tx.query<{ callbackId: string | null }>(cancelSql, [id, ctx.clock.now()]);
      await refreshCallbacks(
        tx,
        rows.flatMap(({ callbackId }) => callbackId ?? []),
      );
      return rows.length;
    });
    if (count === 0) return cancelled;
    cancelled += count;
  }
}

/**
 * Ends a destination for good: nothing is queued for it from the commit on, what waits is cancelled, and its history stays.
 * Running attempts end as they end. Throws as `changeOwnDestination` does. Returns how many deliveries were cancelled.
 */
export async function archiveDestination(ctx: ActorContext, { id }: { id: string }): Promise<{ cancelled: number }> {
  assertMay(ctx.actor, 'destinations.manage');
  await changeOwnDestination(ctx, id, async (tx, destination) => {
    const now = ctx.clock.now();
    await tx.destination.update({ where: { id: destination.id }, data: { archivedAt: now, updatedAt: now } });
    await writeAudit(tx, ctx.actor, {
      action: 'destination.archived',
      subject: `destination:${id}`,
      before: { name: destination.name, url: destination.url, state: destination.state },
    });
  });
  return { cancelled: await cancelWaiting(ctx, id) };
}
