import type { ActorContext } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import { generatePassword, hashPassword } from '@/lib/access/password';
import { assertMay } from '@/lib/access/permissions';
import { clearSecondFactor } from '@/lib/access/second-factor/clear-second-factor';
import { noSetup } from '@/lib/access/second-factor/setup-under-way';
import { AppError } from '@/lib/platform/errors';
import { changePeople, getUserRow } from './change-people';
import { endAllSessions } from './end-all-sessions';
import { makeLink, type OneTimeLink } from './one-time-link';

/** What a reset did; the link is here and nowhere else. */
export interface PersonReset extends OneTimeLink {
  /** The person had no password yet: the link invites them. */
  invited: boolean;
  sessionsEnded: number;
  secondFactorRemoved: boolean;
}

/**
 * A new one-time link for somebody who lost theirs or their password. The old password ends now, with every session and a
 * set-up of a second factor under way; the second factor itself only where that is asked for. The link is in the answer and nowhere else.
 */
export async function resetPerson(
  ctx: ActorContext,
  input: { id: string; secondFactorToo: boolean },
): Promise<PersonReset> {
  assertMay(ctx.actor, 'people.manage');
  if (ctx.actor.kind === 'person' && ctx.actor.userId === input.id) {
    throw new AppError('conflict', 'Change your own password under Your account; another admin can reset you.');
  }
  const passwordHash = await hashPassword(generatePassword());
  const now = ctx.clock.now();
  return changePeople(ctx, async (tx) => {
    const user = await getUserRow(tx, input.id);
    if (user.disabledAt) throw new AppError('conflict', 'This person is disabled. Enable them first.');
    await tx.user.update({ where: { id: user.id }, data: { passwordHash, ...noSetup } });
    const sessions = await endAllSessions(tx, user.id, now);
    if (input.secondFactorToo) await clearSecondFactor(tx, user.id);
    const link = await makeLink(tx, user.id, user.joinedAt ? 'reset' : 'invitation', now);
    await writeAudit(tx, ctx.actor, {
      action: 'person.reset',
      subject: `user:${user.id}`,
      before: { sessions, secondFactor: user.totpConfirmedAt !== null },
      after: {
        linkExpiresAt: link.expiresAt,
        secondFactor: user.totpConfirmedAt !== null && !input.secondFactorToo,
      },
    });
    const secondFactorRemoved = input.secondFactorToo && user.totpConfirmedAt !== null;
    return { ...link, invited: user.joinedAt === null, sessionsEnded: sessions, secondFactorRemoved };
  });
}
