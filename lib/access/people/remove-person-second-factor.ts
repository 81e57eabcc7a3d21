import type { ActorContext } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import { assertMay } from '@/lib/access/permissions';
import { clearSecondFactor } from '@/lib/access/second-factor/clear-second-factor';
import { AppError } from '@/lib/platform/errors';
import { changePeople, getUserRow } from './change-people';
import { endAllSessions } from './end-all-sessions';

/**
 * Takes the second factor of somebody who lost it away; the password stays. Every session of theirs ends. Not one's own, which
 * takes a code. Null: none was on, and nothing changed.
 */
export async function removePersonSecondFactor(
  ctx: ActorContext,
  input: { id: string },
): Promise<{ sessionsEnded: number } | null> {
  assertMay(ctx.actor, 'people.manage');
  if (ctx.actor.kind === 'person' && ctx.actor.userId === input.id)
    throw new AppError('conflict', 'Change your own second factor under Your account; another admin can remove it.');
  return changePeople(ctx, async (tx) => {
    const user = await getUserRow(tx, input.id);
    if (!user.totpConfirmedAt) return null;
    await clearSecondFactor(tx, user.id);
    const sessions = await endAllSessions(tx, user.id, ctx.clock.now());
    await writeAudit(tx, ctx.actor, {
      action: 'person.second_factor_removed',
      subject: `user:${user.id}`,
      after: { sessions },
    });
    return { sessionsEnded: sessions };
  });
}
