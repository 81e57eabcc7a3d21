import type { ActorContext } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import { assertMay } from '@/lib/access/permissions';
import { cancelArchived } from '@/lib/delivery/cancel-archived';
import { changeDestination } from './change-destination';
import { assertArchivable } from './environment-words';

/**
 * Ends a destination for good: nothing is queued for it from the commit on, what waits is cancelled (by the worker, should this
 * process end before), and its history stays. Running attempts end as they end. Throws as `changeDestination` does, and
 * `AppError('bad_request')` for the destination that FORWARD_URL makes. Returns how many deliveries were cancelled.
 */
export async function archiveDestination(ctx: ActorContext, { id }: { id: string }): Promise<{ cancelled: number }> {
  assertMay(ctx.actor, 'destinations.manage');
  const now = ctx.clock.now();
  await changeDestination(ctx, id, async (tx, destination) => {
    assertArchivable(ctx.environment, destination);
    await tx.destination.update({ where: { id: destination.id }, data: { archivedAt: now, updatedAt: now } });
    await writeAudit(tx, ctx.actor, {
      action: 'destination.archived',
      subject: `destination:${id}`,
      before: { name: destination.name, url: destination.url, state: destination.state },
    });
  });
  let cancelled = 0;
  for (;;) {
    // In small transactions: the callbacks' rows stay locked until each ends.
    const count = await cancelArchived(ctx, { now });
    if (count === 0) return { cancelled };
    cancelled += count;
  }
}
