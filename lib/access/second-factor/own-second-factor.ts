import type { ActorContext } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import { changePeople, type PeopleStore } from '@/lib/access/people/change-people';
import { endAllSessions } from '@/lib/access/people/end-all-sessions';
import { ownPerson, proveOwner } from '@/lib/access/people/own-account';
import { countEvent, forgetEvent } from '@/lib/access/rate-limit';
import { clearSecondFactor } from './clear-second-factor';
import { codeTries } from './code-tries';
import { makeTotpSecret, totpStep } from './one-time-codes';
import { readSecondFactorPolicy } from './policy';
import { tooManyCodes, withOwnCode } from './prove-code';
import { renewRecoveryCodes } from './recovery-codes';
import { setupUnderWay } from './setup-under-way';
import { openTotpSecret, sealTotpSecret } from './totp-secret';

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

/** Proven by the password or a recent sign-in, and by a one-time or recovery code: what changes a second factor that is on. */
export interface FullProof {
  password: string;
  code: string;
}

async function withFullProof(
  ctx: ActorContext,
  { password, code }: FullProof,
  work: (tx: PeopleStore, id: bigint) => Promise<SecondFactorResult>,
): Promise<SecondFactorResult> {
  const proof = await proveOwner(ctx, password);
  if (!proof.ok) return invalid('password', proof.problem);
  if (!proof.user.totpConfirmedAt) return invalid('code', 'There is no second factor. Set one up first.');
  const proven = await withOwnCode(ctx, code, work);
  return proven.ok ? proven.result : invalid('code', proven.problem);
}

/** What a set-up begins with: a new secret beside the one that is on. */
function begun(ctx: ActorContext, id: bigint) {
  return { totpNextSealed: sealTotpSecret(ctx.vault, id, makeTotpSecret()), totpStartedAt: ctx.clock.now() };
}

/** Begins the set-up of one's own second factor, proven by the password or a recent sign-in; only where none is on. */
export async function beginSecondFactor(ctx: ActorContext, input: { password: string }): Promise<SecondFactorResult> {
  const proof = await proveOwner(ctx, input.password);
  if (!proof.ok) return invalid('password', proof.problem);
  const { id } = proof.user;
  // Only where none is confirmed: the password alone puts no other secret in its place.
  const { count } = await ctx.db.prisma.user.updateMany({ where: { id, totpConfirmedAt: null }, data: begun(ctx, id) });
  return count === 1 ? { outcome: 'done' } : invalid('password', 'A second factor is on already. Set up another app.');
}

/** Begins the set-up of another app; the one that is on stays so until `confirmSecondFactor` had a code of the other. */
export function beginAnotherApp(ctx: ActorContext, input: FullProof): Promise<SecondFactorResult> {
  return withFullProof(ctx, input, async (tx, id) => {
    await tx.user.update({ where: { id }, data: begun(ctx, id) });
    return { outcome: 'done' };
  });
}

/**
 * Turns it on with a first code of the app whose set-up was begun, in place of the app and recovery codes that were; answers the
 * new recovery codes. Every other session of the person ends.
 */
export async function confirmSecondFactor(ctx: ActorContext, input: { code: string }): Promise<SecondFactorResult> {
  const person = ownPerson(ctx);
  const { allowed } = await countEvent(ctx, codeTries, person.userId);
  if (!allowed) return invalid('code', tooManyCodes);
  const now = ctx.clock.now();
  const id = BigInt(person.userId);
  const result = await changePeople(ctx, async (tx): Promise<SecondFactorResult> => {
    const user = await tx.user.findUniqueOrThrow({ where: { id } });
    const sealed = setupUnderWay(user, now);
    if (!sealed) return invalid('code', 'No set-up is under way. Begin it again.');
    const step = totpStep(openTotpSecret(ctx.vault, id, sealed), input.code, now);
    if (step === null)
      return invalid(
        'code',
        'This is not the code of the moment. Check the clock of your phone, then take a new code.',
      );
    await tx.user.update({
      where: { id },
      data: { totpSealed: sealed, totpNextSealed: null, totpConfirmedAt: now, totpLastStep: step },
    });
    const codes = await renewRecoveryCodes(tx, id, now);
    const sessionsEnded = await endAllSessions(tx, id, now, person.sessionId);
    await writeAudit(tx, person, {
      action: user.totpConfirmedAt ? 'person.second_factor_changed' : 'person.second_factor_on',
      subject: `user:${id}`,
      after: { sessionsEnded },
    });
    return { outcome: 'codes', codes };
  });
  if (result.outcome === 'codes') await forgetEvent(ctx, codeTries, person.userId);
  return result;
}

/** New recovery codes in place of the earlier ones: by the password alone they would be a way around the code. */
export function makeRecoveryCodes(ctx: ActorContext, input: FullProof): Promise<SecondFactorResult> {
  return withFullProof(ctx, input, async (tx, id) => {
    const codes = await renewRecoveryCodes(tx, id, ctx.clock.now());
    await writeAudit(tx, ctx.actor, { action: 'person.recovery_codes_made', subject: `user:${id}` });
    return { outcome: 'codes', codes };
  });
}

/** Takes one's own second factor away; not where the policy asks for one. */
export async function removeSecondFactor(ctx: ActorContext, input: FullProof): Promise<SecondFactorResult> {
  const person = ownPerson(ctx);
  const { requiredRoles } = await readSecondFactorPolicy(ctx);
  if (requiredRoles.includes(person.role))
    return invalid('password', `The role ${person.role} must have a second factor. Set up another app instead.`);
  return withFullProof(ctx, input, async (tx, id) => {
    await clearSecondFactor(tx, id);
    await writeAudit(tx, ctx.actor, { action: 'person.second_factor_off', subject: `user:${id}` });
    return { outcome: 'done' };
  });
}
