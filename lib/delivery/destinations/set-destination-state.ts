import type { ActorContext } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import { assertMay } from '@/lib/access/permissions';
import { nudge } from '@/lib/platform/nudge';
import { storableText } from '@/lib/platform/text';
import { changeDestination } from './change-destination';

const reasonLengthMax = 300;

export interface Pause {
  id: string;
  /** Shown beside the state; blank: none. */
  reason: string;
}

/**
 * Holds a destination's deliveries back: callbacks keep being queued for it, no attempt begins, running ones end. Pausing twice
 * changes nothing. Throws as `changeDestination` does.
 */
export async function pauseDestination(ctx: ActorContext, { id, reason }: Pause): Promise<void> {
  assertMay(ctx.actor, 'destinations.operate');
  const words = storableText(reason).trim().slice(0, reasonLengthMax);
  await changeDestination(ctx, id, async (tx, destination) => {
    if (destination.state === 'paused') return;
    const pausedReason = `Paused by ${ctx.actor.name}${words === '' ? '' : `: ${words}`}`;
    await tx.destination.update({
      where: { id: destination.id },
      data: { state: 'paused', pausedReason, pausedAt: ctx.clock.now(), updatedAt: destination.updatedAt },
    });
    const after = { state: 'paused', reason: words };
    await writeAudit(tx, ctx.actor, { action: 'destination.paused', subject: `destination:${id}`, after });
  });
}

/**
 * Lets deliveries through again: ends a pause, and where the breaker is open the next try happens at once instead of when it
 * is due. An active destination with a closed breaker stays as it is. Throws as `changeDestination` does.
 */
export async function resumeDestination(ctx: ActorContext, { id }: { id: string }): Promise<void> {
  assertMay(ctx.actor, 'destinations.operate');
  await changeDestination(ctx, id, async (tx, destination) => {
    const now = ctx.clock.now();
    const { count: hastened } = await tx.destinationGate.updateMany({
      where: { destinationId: destination.id, breaker: 'open', probeAt: { gt: now } },
      data: { probeAt: now },
    });
    const wasPaused = destination.state === 'paused';
    if (!wasPaused && hastened === 0) return;
    if (wasPaused) {
      await tx.destination.update({
        where: { id: destination.id },
        data: { state: 'active', pausedReason: null, pausedAt: null, updatedAt: destination.updatedAt },
      });
    }
    await writeAudit(tx, ctx.actor, {
      action: wasPaused ? 'destination.resumed' : 'destination.probed',
      subject: `destination:${id}`,
      before: { state: destination.state, reason: destination.pausedReason },
      after: { state: 'active' },
    });
  });
  nudge('deliver');
}
