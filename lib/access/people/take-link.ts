import type { Actor } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import { hashPassword } from '@/lib/access/password';
import { countEvent, type RateLimit } from '@/lib/access/rate-limit';
import type { Context } from '@/lib/platform/context';
import { minuteMs } from '@/lib/platform/time';
import { changePeople } from './change-people';
import { endAllSessions } from './end-all-sessions';
import { findLink } from './one-time-link';
import { passwordProblem } from './password-rule';

/** Each try hashes a password: an address gets so many, whatever its links are worth. */
const linkTries: RateLimit = { name: 'one-time-link', eventsMax: 30, windowMs: 15 * minuteMs };

export type TakeLinkResult =
  /** The password is set, every earlier session ended; the link is used up. */
  | { outcome: 'set' }
  /** Unknown, used, taken back or too old: which one is told to nobody. */
  | { outcome: 'gone' }
  /** Words for the password's field; the link can still be used. */
  | { outcome: 'weak'; problem: string }
  /** Too many tries from this address. */
  | { outcome: 'limited' };

/**
 * Sets the password of whoever the one-time link was made for; of two who use it at once one does. Nobody is signed in by it:
 * the second factor is still asked for at the sign-in page.
 */
export async function takeLink(
  ctx: Context,
  input: { token: string; password: string },
  address: string | null,
): Promise<TakeLinkResult> {
  const { allowed } = await countEvent(ctx, linkTries, address ?? 'unknown');
  if (!allowed) return { outcome: 'limited' };
  const link = await findLink(ctx, input.token);
  if (!link) return { outcome: 'gone' };
  const problem = passwordProblem(input.password, link);
  if (problem !== null) return { outcome: 'weak', problem };
  const passwordHash = await hashPassword(input.password);
  const now = ctx.clock.now();
  return changePeople(ctx, async (tx) => {
    if (!(await findLink(ctx, input.token, tx))) return { outcome: 'gone' };
    await tx.passwordLink.update({ where: { id: link.id }, data: { usedAt: now } });
    const { joinedAt } = await tx.user.findUniqueOrThrow({ where: { id: link.userId } });
    await tx.user.update({ where: { id: link.userId }, data: { passwordHash, joinedAt: joinedAt ?? now } });
    await endAllSessions(tx, link.userId, now);
    const actor: Actor = { kind: 'system', name: 'one-time link' };
    const action = link.kind === 'invitation' ? 'person.joined' : 'person.password_reset';
    await writeAudit(tx, actor, { action, subject: `user:${link.userId}`, after: { address } });
    return { outcome: 'set' };
  });
}
