import type { ActorContext } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import { hashPassword, samePassword } from '@/lib/access/password';
import { noSetup } from '@/lib/access/second-factor/setup-under-way';
import { changePeople } from './change-people';
import { endAllSessions } from './end-all-sessions';
import { revokeLinks } from './one-time-link';
import { ownPerson, provePassword } from './own-account';
import { passwordProblem } from './password-rule';

export type ChangePasswordResult =
  /** So many other sessions of the person ended with it. */
  | { outcome: 'changed'; sessionsEnded: number }
  /** Words by field: current, password. */
  | { outcome: 'invalid'; problems: Readonly<Record<string, string>> };

/**
 * Sets one's own password to another one, proven by the current one. Every other session of the person ends, and so does a set-up
 * of a second factor, which was begun with the earlier password.
 */
export async function changePassword(
  ctx: ActorContext,
  input: { current: string; password: string },
): Promise<ChangePasswordResult> {
  const person = ownPerson(ctx);
  const problem = passwordProblem(input.password, person);
  if (problem !== null) return { outcome: 'invalid', problems: { password: problem } };
  const proof = await provePassword(ctx, input.current);
  if (!proof.ok) return { outcome: 'invalid', problems: { current: proof.problem } };
  if (samePassword(input.current, input.password)) {
    return { outcome: 'invalid', problems: { password: 'This is your password now. Choose another one.' } };
  }
  const passwordHash = await hashPassword(input.password);
  const now = ctx.clock.now();
  return changePeople(ctx, async (tx) => {
    await tx.user.update({ where: { id: proof.user.id }, data: { passwordHash, ...noSetup } });
    await revokeLinks(tx, proof.user.id, now);
    const sessionsEnded = await endAllSessions(tx, proof.user.id, now, person.sessionId);
    await writeAudit(tx, ctx.actor, {
      action: 'person.password_changed',
      subject: `user:${proof.user.id}`,
      after: { sessionsEnded },
    });
    return { outcome: 'changed', sessionsEnded };
  });
}
