import type { ActorContext } from '@/lib/access/actor';
import { writeAudit } from '@/lib/access/audit';
import type { PeopleStore } from '@/lib/access/people/change-people';
import { endAllSessions } from '@/lib/access/people/end-all-sessions';
import { changeOwnAccount, ownPerson, proveOwner } from '@/lib/access/people/own-account';
import { countTry, refuseWrong } from '@/lib/access/people/refuse-proof';
import { forgetEvent } from '@/lib/access/rate-limit';
import { setupTries } from './code-tries';
import { type FullProof, invalid, type SecondFactorResult, withFullProof } from './full-proof';
import { makeTotpSecret, totpStep } from './one-time-codes';
import { tooManyCodes } from './prove-code';
import { renewRecoveryCodes } from './recovery-codes';
import { noSetup, setupOf } from './setup-under-way';
import { openTotpSecret, sealTotpSecret } from './totp-secret';

/** Puts a new secret beside the one that is on, for the session that asks alone, in place of whatever set-up was under way. */
async function begin(ctx: ActorContext, tx: PeopleStore, id: bigint, anotherApp: boolean): Promise<SecondFactorResult> {
  const person = ownPerson(ctx);
  await tx.user.update({
    where: { id },
    data: {
      totpNextSealed: sealTotpSecret(ctx.vault, id, makeTotpSecret()),
      totpStartedAt: ctx.clock.now(),
      totpNextSessionId: person.sessionId,
    },
  });
  await writeAudit(tx, person, {
    action: 'person.second_factor_begun',
    subject: `user:${id}`,
    after: { anotherApp, session: person.sessionId },
  });
  return { outcome: 'done' };
}

/** Begins the set-up of one's own second factor, proven by the password or a recent sign-in; only where none is on. */
export async function beginSecondFactor(ctx: ActorContext, input: { password: string }): Promise<SecondFactorResult> {
  const proof = await proveOwner(ctx, input.password);
  if (!proof.ok) return invalid('password', proof.problem);
  const { id } = proof.user;
  return changeOwnAccount(ctx, async (tx) => {
    const { totpConfirmedAt } = await tx.user.findUniqueOrThrow({ where: { id } });
    // Only where none is on: the password alone puts no other secret in its place.
    if (totpConfirmedAt) return invalid('password', 'A second factor is on already. Set up another app.');
    return begin(ctx, tx, id, false);
  });
}

/** Begins the set-up of another app; the one that is on stays so until `confirmSecondFactor` had a code of the other. */
export function beginAnotherApp(ctx: ActorContext, input: FullProof): Promise<SecondFactorResult> {
  return withFullProof(ctx, input, (tx, id) => begin(ctx, tx, id, true));
}

/** Gives up the set-up that this session began: its key is void at once. Where none is under way nothing changes. */
export function giveUpSetup(ctx: ActorContext): Promise<void> {
  return changeOwnAccount(ctx, async (tx, person) => {
    const id = BigInt(person.userId);
    const user = await tx.user.findUniqueOrThrow({ where: { id } });
    if (!setupOf(user, person.sessionId, ctx.clock.now())) return;
    await tx.user.update({ where: { id }, data: noSetup });
    await writeAudit(tx, person, { action: 'person.second_factor_given_up', subject: `user:${id}` });
  });
}

const noneUnderWay = invalid('code', 'No set-up of this browser is under way any more. Begin it again.');

/**
 * Turns it on with a first code of the app whose set-up this session began, in place of the app and recovery codes that were;
 * answers the new recovery codes. Every other session of the person ends.
 */
export async function confirmSecondFactor(ctx: ActorContext, input: { code: string }): Promise<SecondFactorResult> {
  const asking = ownPerson(ctx);
  const now = ctx.clock.now();
  const id = BigInt(asking.userId);
  // Before it counts: where there is nothing to be guessed, nobody is kept out by tries.
  const before = await ctx.db.prisma.user.findUniqueOrThrow({ where: { id } });
  if (!setupOf(before, asking.sessionId, now)) return noneUnderWay;
  const { allowed } = await countTry(ctx, asking, setupTries, 'set-up code');
  if (!allowed) return invalid('code', tooManyCodes);
  const result = await changeOwnAccount(ctx, async (tx, person): Promise<SecondFactorResult> => {
    const user = await tx.user.findUniqueOrThrow({ where: { id } });
    const sealed = setupOf(user, person.sessionId, now);
    if (!sealed) return noneUnderWay;
    const step = totpStep(openTotpSecret(ctx.vault, id, sealed), input.code, now);
    if (step === null) {
      await refuseWrong(tx, person, 'set-up code');
      return invalid(
        'code',
        'This is not the code of the moment. Check the clock of your phone, then take a new code.',
      );
    }
    await tx.user.update({
      where: { id },
      data: { ...noSetup, totpSealed: sealed, totpConfirmedAt: now, totpLastStep: step },
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
  if (result.outcome === 'codes') await forgetEvent(ctx, setupTries, asking.userId);
  return result;
}
