import type { ActorContext } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import { assertMay } from '@/lib/access/permissions';
import { lanes } from '@/lib/delivery/types';
import { nudge } from '@/lib/platform/nudge';
import { changeDestination } from './change-destination';

/**
 * Sends a test to a destination: a delivery without a callback, made and signed by the engine like any other, tried once. It counts
 * in no callback's status. Returns the delivery's id; its attempt tells how it went. Throws as `changeDestination` does.
 */
export async function sendTest(ctx: ActorContext, { id }: { id: string }): Promise<{ deliveryId: string }> {
  assertMay(ctx.actor, 'destinations.operate');
  const delivery = await changeDestination(ctx, id, async (tx, destination) => {
    const now = ctx.clock.now();
    const made = await tx.delivery.create({
      data: {
        destinationId: destination.id,
        trigger: 'test',
        requestedBy: ctx.actor.name,
        lane: lanes.first,
        nextAttemptAt: now,
        createdAt: now,
      },
    });
    const after = { delivery: made.id.toString() };
    await writeAudit(tx, ctx.actor, { action: 'destination.tested', subject: `destination:${id}`, after });
    return made;
  });
  nudge('deliver');
  return { deliveryId: delivery.id.toString() };
}
