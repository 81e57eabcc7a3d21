import type { ActorContext } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import { assertMay } from '@/lib/access/permissions';
import { AppError, NotFoundError } from '@/lib/platform/errors';
import { nudge } from '@/lib/platform/nudge';
import { rowIdPattern } from '@/lib/platform/query/conditions';

/**
 * Puts a callback that was given up back into the queue and closes its issue; should it fail again, a new one opens. Throws
 * `NotFoundError` for an unknown id and `AppError('conflict')` for a callback that did not fail.
 */
export async function requeueCallback(ctx: ActorContext, { callbackId }: { callbackId: string }): Promise<void> {
  assertMay(ctx.actor, 'callbacks.apply');
  const missing = new NotFoundError(`There is no callback ${callbackId}.`);
  if (!rowIdPattern.test(callbackId)) throw missing;
  const id = BigInt(callbackId);
  const now = ctx.clock.now();
  const subject = `callback:${callbackId}`;
  await ctx.db.prisma.$transaction(async (tx) => {
    const callback = await tx.callback.findUnique({ where: { id }, select: { applyState: true, accountId: true } });
    if (!callback) throw missing;
    // The condition decides the race: of two people who ask at once, one is told that it is queued already.
    const again = await tx.callback.updateMany({
      where: { id, applyState: 'failed' },
      data: { applyState: 'pending', applyError: null },
    });
    if (again.count === 0) {
      throw new AppError(
        'conflict',
        `Callback ${callbackId} is ${callback.applyState}; only a failed one is put back.`,
      );
    }
    await tx.applyJob.create({ data: { callbackId: id, availableAt: now } });
    await tx.issue.updateMany({
      where: { accountId: callback.accountId, kind: 'apply_failed', subject, state: { in: ['open', 'acknowledged'] } },
      data: { state: 'resolved', closedAt: now },
    });
    await writeAudit(tx, ctx.actor, { action: 'callback.requeued', subject });
  });
  nudge('apply');
}
