import { describe, expect } from 'vitest';
import { openSession } from '@/e2e/support/open-session';
import { here, idOf, password, test } from '@/e2e/support/people-test';
import { secretOf, turnOn } from '@/e2e/support/turn-on-second-factor';
import type { ActorContext } from '@/lib/access/actor';
import { changePassword } from '@/lib/access/people/change-password';
import { endOneSession } from '@/lib/access/people/end-sessions';
import { resetPerson } from '@/lib/access/people/reset-person';
import { findLiveSession } from '@/lib/access/sessions';
import { signIn } from '@/lib/access/sign-in';
import { takeSecondStep } from './challenge';
import { setupTries } from './code-tries';
import { getOwnSecondFactor } from './get-own-second-factor';
import { totpCode } from './one-time-codes';
import { beginAnotherApp, beginSecondFactor, confirmSecondFactor, giveUpSetup } from './own-setup';
import { tooManyCodes } from './prove-code';
import { setupLifetimeMs } from './setup-under-way';

const sessionOf = ({ actor }: ActorContext) => (actor.kind === 'person' ? actor.sessionId : '');
const codeOf = async (ctx: ActorContext) => totpCode(await secretOf(ctx), ctx.clock.now());
const noneUnderWay = { outcome: 'invalid', problems: { code: expect.stringContaining('No set-up of this browser') } };

/** The same person in another browser. */
async function elsewhere(ctx: ActorContext): Promise<ActorContext> {
  return { ...ctx, actor: await openSession(ctx, BigInt(idOf(ctx)), here) };
}

async function auditOf(ctx: ActorContext, ...actions: string[]) {
  const entries = await ctx.db.prisma.auditEntry.findMany({
    where: { action: { in: actions } },
    orderBy: { id: 'asc' },
  });
  return entries.map(({ action, actorName, address, subject, after }) => ({
    action,
    actorName,
    address,
    subject,
    after,
  }));
}

describe('a set-up', () => {
  test('shows its key to the session that began it, and is ended by no other, though it has the right code', async ({
    clocked,
    join,
  }) => {
    const vera = await join('viewer', 'vera');
    const thief = await elsewhere(vera);
    await beginSecondFactor(vera, { password });
    expect(await getOwnSecondFactor(thief)).toEqual({
      state: 'off',
      required: false,
      proof: 'password',
      begunElsewhere: true,
    });
    expect(await confirmSecondFactor(thief, { code: await codeOf(vera) })).toMatchObject(noneUnderWay);
    expect(await findLiveSession(clocked, sessionOf(vera), null)).not.toBeNull();
    expect(await getOwnSecondFactor(vera)).toMatchObject({ state: 'begun', begunElsewhere: false });
    expect(await confirmSecondFactor(vera, { code: await codeOf(vera) })).toMatchObject({ outcome: 'codes' });
    expect(await findLiveSession(clocked, sessionOf(thief), null)).toBeNull();
  });

  test('of another app is as little another session’s', async ({ join }) => {
    const vera = await join('viewer', 'vera');
    const { codes } = await turnOn(vera);
    const thief = await elsewhere(vera);
    await beginAnotherApp(vera, { password, code: codes[0] ?? '' });
    expect(await getOwnSecondFactor(thief)).toMatchObject({ state: 'on', setup: null, begunElsewhere: true });
    expect(await confirmSecondFactor(thief, { code: await codeOf(vera) })).toMatchObject(noneUnderWay);
    expect(await getOwnSecondFactor(vera)).toMatchObject({ state: 'on', setup: { key: expect.any(String) } });
  });

  test('begun in another browser takes the place of the first one', async ({ join }) => {
    const vera = await join('viewer', 'vera');
    const other = await elsewhere(vera);
    await beginSecondFactor(vera, { password });
    const first = await codeOf(vera);
    await beginSecondFactor(other, { password });
    expect(await getOwnSecondFactor(vera)).toMatchObject({ state: 'off', begunElsewhere: true });
    expect(await confirmSecondFactor(vera, { code: await codeOf(vera) })).toMatchObject(noneUnderWay);
    expect(await confirmSecondFactor(other, { code: first })).toMatchObject({ outcome: 'invalid' });
    expect(await confirmSecondFactor(other, { code: await codeOf(other) })).toMatchObject({ outcome: 'codes' });
  });

  test('is nobody’s once its session was ended, and nobody begins or ends one from there', async ({ join }) => {
    const vera = await join('viewer', 'vera');
    const other = await elsewhere(vera);
    await beginSecondFactor(other, { password });
    await endOneSession(vera, { id: sessionOf(other) });
    expect(await getOwnSecondFactor(vera)).toMatchObject({ state: 'off', begunElsewhere: false });
    const ended = { code: 'unauthenticated' };
    await expect(confirmSecondFactor(other, { code: await codeOf(other) })).rejects.toMatchObject(ended);
    await expect(beginSecondFactor(other, { password })).rejects.toMatchObject(ended);
    await expect(giveUpSetup(other)).rejects.toMatchObject(ended);
    expect(await vera.db.prisma.user.count({ where: { totpConfirmedAt: { not: null } } })).toBe(0);
  });

  test('is given up by its own session alone, and begun anew', async ({ join }) => {
    const vera = await join('viewer', 'vera');
    await beginSecondFactor(vera, { password });
    const code = await codeOf(vera);
    await giveUpSetup(await elsewhere(vera));
    expect(await getOwnSecondFactor(vera)).toMatchObject({ state: 'begun' });
    await giveUpSetup(vera);
    await giveUpSetup(vera);
    expect(await getOwnSecondFactor(vera)).toMatchObject({ state: 'off', begunElsewhere: false });
    expect(await confirmSecondFactor(vera, { code })).toMatchObject(noneUnderWay);
    await turnOn(vera);
    expect(await auditOf(vera, 'person.second_factor_given_up')).toHaveLength(1);
  });

  test('ends with the password it was begun with: changed by its person, or reset by an admin', async ({
    clocked,
    join,
  }) => {
    const admin = await join('admin', 'ada');
    const vera = await join('viewer', 'vera');
    await beginSecondFactor(vera, { password });
    const code = await codeOf(vera);
    const changed = await changePassword(vera, { current: password, password: 'seven grey herons at noon' });
    expect(changed.outcome).toBe('changed');
    expect(await getOwnSecondFactor(vera)).toMatchObject({ state: 'off' });
    expect(await confirmSecondFactor(vera, { code })).toMatchObject(noneUnderWay);
    const otto = await join('operator', 'otto');
    const { secret } = await turnOn(otto);
    clocked.clock.advance(setupLifetimeMs);
    await beginAnotherApp(otto, { password, code: totpCode(secret, otto.clock.now()) });
    await resetPerson(admin, { id: idOf(otto), secondFactorToo: false });
    const left = await otto.db.prisma.user.findUniqueOrThrow({ where: { id: BigInt(idOf(otto)) } });
    expect(left).toMatchObject({ totpNextSealed: null, totpNextSessionId: null, totpConfirmedAt: expect.any(Date) });
  });

  test('that names no session, as one begun before sessions were kept with it, is begun anew', async ({ join }) => {
    const vera = await join('viewer', 'vera');
    await beginSecondFactor(vera, { password });
    await vera.db.prisma.user.updateMany({ data: { totpNextSessionId: null } });
    expect(await getOwnSecondFactor(vera)).toMatchObject({ state: 'off', begunElsewhere: false });
    expect(await confirmSecondFactor(vera, { code: await codeOf(vera) })).toMatchObject(noneUnderWay);
    await turnOn(vera);
    expect(await getOwnSecondFactor(vera)).toMatchObject({ state: 'on' });
  });

  test('is in the audit from its beginning, with the session that began it', async ({ join }) => {
    const vera = await join('viewer', 'vera');
    const { codes } = await turnOn(vera);
    await beginAnotherApp(vera, { password, code: codes[0] ?? '' });
    const begun = { action: 'person.second_factor_begun', actorName: 'vera', subject: `user:${idOf(vera)}` };
    expect(await auditOf(vera, 'person.second_factor_begun')).toMatchObject([
      { ...begun, after: { anotherApp: false, session: sessionOf(vera) } },
      { ...begun, after: { anotherApp: true, session: sessionOf(vera) } },
    ]);
  });
});

describe('codes that end no set-up', () => {
  test('count against nothing where none is under way, and never against signing in', async ({ clocked, join }) => {
    const vera = await join('viewer', 'vera');
    const { codes } = await turnOn(vera);
    for (let post = 0; post < 2 * setupTries.eventsMax; post += 1)
      expect(await confirmSecondFactor(vera, { code: '' })).toMatchObject(noneUnderWay);
    await beginAnotherApp(vera, { password, code: codes[0] ?? '' });
    for (let guess = 0; guess < setupTries.eventsMax; guess += 1)
      expect(await confirmSecondFactor(vera, { code: '' })).toMatchObject({
        problems: { code: expect.stringContaining('not the code of the moment') },
      });
    const over = await confirmSecondFactor(vera, { code: await codeOf(vera) });
    expect(over).toEqual({ outcome: 'invalid', problems: { code: tooManyCodes } });
    const first = await signIn(clocked, { email: 'vera@example.com', password }, here);
    if (first.outcome !== 'code_needed') throw new Error(first.outcome);
    const second = await takeSecondStep(clocked, { challenge: first.challenge, code: codes[1] ?? '' }, here);
    expect(second.outcome).toBe('started');
  });
});
