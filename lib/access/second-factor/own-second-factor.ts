import type { ActorContext } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import { changePeople } from '@/lib/access/people/change-people';
import { endAllSessions } from '@/lib/access/people/end-all-sessions';
import { ownPerson, proveOwner } from '@/lib/access/people/own-account';
import { countEvent, forgetEvent } from '@/lib/access/rate-limit';
import { minuteMs } from '@/lib/platform/time';
import { clearSecondFactor } from './clear-second-factor';
import { codeTries } from './code-tries';
import { makeTotpSecret, totpStep } from './one-time-codes';
import { readSecondFactorPolicy } from './policy';
import { renewRecoveryCodes } from './recovery-codes';
import { openTotpSecret, sealTotpSecret } from './totp-secret';

/** A set-up that was begun is good for so long; afterwards it begins anew. */
export const setupLifetimeMs = 30 * minuteMs;

export type SecondFactorResult =
  | { outcome: 'done' }
  /** Recovery codes, in this answer and nowhere else. */
  | { outcome: 'codes'; codes: readonly string[] }
  /** Words by field: password, code. */
  | { outcome: 'invalid'; problems: Readonly<Record<string, string>> };

const invalid = (field: 'password' | 'code', problem: string): SecondFactorResult => ({
  outcome: 'invalid',
  problems: { [field]: problem },
});

/** Begins the set-up of one's own second factor, proven by the password or a recent sign-in; a confirmed one has to be removed first. */
export async function beginSecondFactor(ctx: ActorContext, input: { password: string }): Promise<SecondFactorResult> {
  const proof = await proveOwner(ctx, input.password);
  if (!proof.ok) return invalid('password', proof.problem);
  const { id } = proof.user;
  // Only where none is confirmed: a second browser cannot put another secret in its place.
  const { count } = await ctx.db.prisma.user.updateMany({
    where: { id, totpConfirmedAt: null },
    data: { totpSealed: sealTotpSecret(ctx.vault, id, makeTotpSecret()), totpStartedAt: ctx.clock.now() },
  });
  return count === 1 ? { outcome: 'done' } : invalid('password', 'A second factor is on already. Remove it first.');
}

/** Turns it on with a first code of the app; answers the recovery codes. Every other session of the person ends. */
export async function confirmSecondFactor(ctx: ActorContext, input: { code: string }): Promise<SecondFactorResult> {
  const person = ownPerson(ctx);
  const { allowed } = await countEvent(ctx, codeTries, person.userId);
  if (!allowed) return invalid('code', 'Too many wrong codes. Try again in 15 minutes.');
  const now = ctx.clock.now();
  const id = BigInt(person.userId);
  const result = await changePeople(ctx, async (tx): Promise<SecondFactorResult> => {
    const user = await tx.user.findUniqueOrThrow({ where: { id } });
    const begun = user.totpStartedAt !== null && now.getTime() - user.totpStartedAt.getTime() < setupLifetimeMs;
    if (user.totpConfirmedAt || !user.totpSealed || !begun)
      return invalid('code', 'No set-up is under way. Begin it again.');
    const step = totpStep(openTotpSecret(ctx.vault, id, user.totpSealed), input.code, now);
    if (step === null)
      return invalid(
        'code',
        'This is not the code of the moment. Check the clock of your phone, then take a new code.',
      );
    await tx.user.update({ where: { id }, data: { totpConfirmedAt: now, totpLastStep: step } });
    const codes = await renewRecoveryCodes(tx, id, now);
    const sessionsEnded = await endAllSessions(tx, id, now, person.sessionId);
    await writeAudit(tx, person, {
      action: 'person.second_factor_on',
      subject: `user:${id}`,
      after: { sessionsEnded },
    });
    return { outcome: 'codes', codes };
  });
  if (result.outcome === 'codes') await forgetEvent(ctx, codeTries, person.userId);
  return result;
}

/** New recovery codes in place of the earlier ones, proven by the password or a recent sign-in. */
export async function makeRecoveryCodes(ctx: ActorContext, input: { password: string }): Promise<SecondFactorResult> {
  const proof = await proveOwner(ctx, input.password);
  if (!proof.ok) return invalid('password', proof.problem);
  const { id } = proof.user;
  return changePeople(ctx, async (tx) => {
    const user = await tx.user.findUniqueOrThrow({ where: { id } });
    if (!user.totpConfirmedAt) return invalid('password', 'There is no second factor to recover.');
    const codes = await renewRecoveryCodes(tx, id, ctx.clock.now());
    await writeAudit(tx, ctx.actor, { action: 'person.recovery_codes_made', subject: `user:${id}` });
    return { outcome: 'codes', codes };
  });
}

/** Takes one's own second factor away, proven by the password or a recent sign-in; not where the policy asks for one. */
export async function removeSecondFactor(ctx: ActorContext, input: { password: string }): Promise<SecondFactorResult> {
  const person = ownPerson(ctx);
  const { requiredRoles } = await readSecondFactorPolicy(ctx);
  if (requiredRoles.includes(person.role))
    return invalid('password', `The role ${person.role} must have a second factor. An admin can reset it.`);
  const proof = await proveOwner(ctx, input.password);
  if (!proof.ok) return invalid('password', proof.problem);
  const { id } = proof.user;
  return changePeople(ctx, async (tx) => {
    const user = await tx.user.findUniqueOrThrow({ where: { id } });
    await clearSecondFactor(tx, id);
    if (user.totpConfirmedAt)
      await writeAudit(tx, ctx.actor, { action: 'person.second_factor_off', subject: `user:${id}` });
    return { outcome: 'done' };
  });
}
