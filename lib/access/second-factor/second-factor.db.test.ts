import { describe, expect } from 'vitest';
import { openSession } from '@/e2e/support/open-session';
import { here, idOf, password, test } from '@/e2e/support/people-test';
import { secretOf, turnOn } from '@/e2e/support/turn-on-second-factor';
import type { ActorContext } from '@/lib/access/actor';
import { invitePerson } from '@/lib/access/people/invite-person';
import { removePersonSecondFactor } from '@/lib/access/people/remove-person-second-factor';
import { resetPerson } from '@/lib/access/people/reset-person';
import { disablePerson } from '@/lib/access/people/set-person-enabled';
import { setRole } from '@/lib/access/people/set-role';
import { findLiveSession } from '@/lib/access/sessions';
import { signIn } from '@/lib/access/sign-in';
import type { Context } from '@/lib/platform/context';
import { minuteMs, secondMs } from '@/lib/platform/time';
import { openVault } from '@/lib/platform/vault';
import { challengeLifetimeMs, takeSecondStep } from './challenge';
import { codeTries } from './code-tries';
import { getOwnSecondFactor } from './get-own-second-factor';
import { totpCode } from './one-time-codes';
import { makeRecoveryCodes, removeSecondFactor } from './own-second-factor';
import { beginAnotherApp, beginSecondFactor, confirmSecondFactor } from './own-setup';
import { readSecondFactorPolicy, setSecondFactorPolicy } from './policy';
import { tooManyCodes } from './prove-code';
import { resealTotpSecrets } from './reseal-totp-secrets';
import { setupLifetimeMs } from './setup-under-way';
import { readWithoutSecondFactor } from './without-second-factor';

const stepMs = 30 * secondMs;

async function challengeOf(ctx: Context): Promise<string> {
  const result = await signIn(ctx, { email: 'vera@example.com', password }, here);
  if (result.outcome !== 'code_needed') throw new Error(result.outcome);
  return result.challenge;
}

test('after CONSOLE_SECRET was changed, the app’s codes are still taken, and the secret opens with the new one alone', async ({
  clocked,
  join,
}) => {
  const vera = await join('viewer', 'vera');
  const { secret } = await turnOn(vera);
  const [before, after] = ['a-master-secret-for-tests-only', 'another-master-secret-for-tests'];
  expect(await resealTotpSecrets(clocked)).toBe(0);
  const rotated = { ...clocked, vault: openVault([after, before]) };
  const twice = await Promise.all([resealTotpSecrets(rotated), resealTotpSecrets(rotated)]);
  expect(twice.reduce((sum, count) => sum + count)).toBe(1);
  expect(await secretOf({ ...vera, vault: openVault([after]) })).toEqual(secret);
  expect(await clocked.db.prisma.auditEntry.count({ where: { action: 'secret.resealed' } })).toBe(1);
});

test('after CONSOLE_SECRET was changed, a set-up under way can still be ended', async ({ clocked, join }) => {
  const vera = await join('viewer', 'vera');
  await beginSecondFactor(vera, { password });
  const [before, after] = ['a-master-secret-for-tests-only', 'another-master-secret-for-tests'];
  expect(await resealTotpSecrets({ ...clocked, vault: openVault([after, before]) })).toBe(1);
  const later = { ...vera, vault: openVault([after]) };
  const code = totpCode(await secretOf(later), clocked.clock.now());
  expect(await confirmSecondFactor(later, { code })).toMatchObject({ outcome: 'codes' });
});

test('a secret of codes that does not open keeps those of others from nothing at a start', async ({
  clocked,
  join,
}) => {
  const [between, after] = ['a-secret-between-the-two', 'another-master-secret-for-tests'];
  await turnOn(await join('viewer', 'vera'));
  const willem = { ...(await join('viewer', 'willem')), vault: openVault([between]) };
  const { secret } = await turnOn(willem);
  expect(await resealTotpSecrets({ ...clocked, vault: openVault([after, between]) })).toBe(1);
  expect(await secretOf({ ...willem, vault: openVault([after]) })).toEqual(secret);
});

describe('setting up', () => {
  test('takes the password to begin and a code of the app to turn it on', async ({ join }) => {
    const vera = await join('viewer', 'vera');
    expect(await beginSecondFactor(vera, { password: 'wrong' })).toMatchObject({ outcome: 'invalid' });
    expect(await confirmSecondFactor(vera, { code: '000000' })).toMatchObject({ outcome: 'invalid' });
    expect(await getOwnSecondFactor(vera)).toEqual({
      state: 'off',
      required: false,
      proof: 'password',
      begunElsewhere: false,
    });
    await beginSecondFactor(vera, { password });
    expect(await getOwnSecondFactor(vera)).toMatchObject({
      state: 'begun',
      setup: { uri: expect.stringContaining('vera%40example.com') },
    });
    expect((await signIn(vera, { email: 'vera@example.com', password }, here)).outcome).toBe('started');
    const code = totpCode(await secretOf(vera), vera.clock.now());
    expect(await confirmSecondFactor(vera, { code })).toMatchObject({ outcome: 'codes' });
    expect(await getOwnSecondFactor(vera)).toMatchObject({ state: 'on', recoveryCodesLeft: 10 });
    expect(await beginSecondFactor(vera, { password })).toMatchObject({ outcome: 'invalid' });
    expect(await getOwnSecondFactor(vera)).toMatchObject({ state: 'on', setup: null });
  });

  test('leaves neither the secret nor the recovery codes readable in the database', async ({ clocked, join }) => {
    const vera = await join('viewer', 'vera');
    const { secret, codes } = await turnOn(vera);
    const { rows } = await clocked.db.pool.query<{ line: string }>(
      'select u::text as line from users u union all select r::text from recovery_codes r union all select a::text from audit_entries a',
    );
    const text = JSON.stringify(rows);
    expect(text).not.toContain(Buffer.from(secret).toString('hex'));
    for (const code of codes) expect(text).not.toContain(code.replaceAll('-', ''));
    expect(rows.length).toBeGreaterThan(10);
  });
});

describe('another app', () => {
  const codeOf = async (ctx: ActorContext) => totpCode(await secretOf(ctx), ctx.clock.now());

  test('takes the place of the first only once it has shown a code, also where the role must have one', async ({
    clocked,
    join,
  }) => {
    await setSecondFactorPolicy(await join('admin', 'ada'), { requiredRoles: ['viewer'], seen: '' });
    const vera = await join('viewer', 'vera');
    const first = await turnOn(vera);
    const elsewhere = await openSession(clocked, BigInt(idOf(vera)), here);
    clocked.clock.advance(stepMs);
    const code = totpCode(first.secret, clocked.clock.now());
    expect(await beginAnotherApp(vera, { password, code })).toEqual({ outcome: 'done' });
    expect(await getOwnSecondFactor(vera)).toMatchObject({ state: 'on', setup: { key: expect.any(String) } });
    const second = await secretOf(vera);
    expect(second).not.toEqual(first.secret);

    const signInWith = async (typed: string) =>
      (await takeSecondStep(clocked, { challenge: await challengeOf(clocked), code: typed }, here)).outcome;
    expect(await signInWith(totpCode(second, clocked.clock.now()))).toBe('refused');
    expect(await signInWith(first.codes[0] ?? '')).toBe('started');
    expect(await findLiveSession(clocked, elsewhere.sessionId, null)).not.toBeNull();

    const oldCode = totpCode(first.secret, clocked.clock.now());
    expect(await confirmSecondFactor(vera, { code: oldCode })).toMatchObject({ outcome: 'invalid' });
    const confirmed = await confirmSecondFactor(vera, { code: totpCode(second, clocked.clock.now()) });
    if (confirmed.outcome !== 'codes') throw new Error(confirmed.outcome);
    expect(await findLiveSession(clocked, elsewhere.sessionId, null)).toBeNull();
    expect(
      await findLiveSession(clocked, vera.actor.kind === 'person' ? vera.actor.sessionId : '', null),
    ).toMatchObject({ secondFactorDue: false });
    clocked.clock.advance(stepMs);
    expect(await signInWith(totpCode(first.secret, clocked.clock.now()))).toBe('refused');
    expect(await signInWith(first.codes[1] ?? '')).toBe('refused');
    expect(await signInWith(totpCode(second, clocked.clock.now()))).toBe('started');
    const changed = await clocked.db.prisma.auditEntry.findMany({ where: { action: 'person.second_factor_changed' } });
    expect(changed).toMatchObject([{ subject: `user:${idOf(vera)}`, after: { sessionsEnded: 2 } }]);
  });

  test('is begun by the password and a code or a recovery code that was not used before, nothing less', async ({
    clocked,
    join,
  }) => {
    const vera = await join('viewer', 'vera');
    expect(await beginAnotherApp(vera, { password, code: '000000' })).toMatchObject({
      problems: { code: expect.any(String) },
    });
    const { secret, codes } = await turnOn(vera);
    const [recovery = ''] = codes;
    const used = totpCode(secret, clocked.clock.now());
    expect(await beginAnotherApp(vera, { password: 'wrong', code: recovery })).toMatchObject({
      problems: { password: expect.any(String) },
    });
    for (const code of ['', used, 'not-a-code'])
      expect(await beginAnotherApp(vera, { password, code })).toMatchObject({ problems: { code: expect.any(String) } });
    expect(await getOwnSecondFactor(vera)).toMatchObject({ setup: null, recoveryCodesLeft: 10 });
    expect(await beginAnotherApp(vera, { password, code: recovery })).toEqual({ outcome: 'done' });
    expect(await beginAnotherApp(vera, { password, code: recovery })).toMatchObject({ outcome: 'invalid' });
    const written = await clocked.db.prisma.auditEntry.findMany({ where: { action: 'person.recovery_code_used' } });
    expect(written).toMatchObject([{ actorName: 'vera', subject: `user:${idOf(vera)}` }]);
  });

  test('a set-up that nobody ended is void after its time, and the first app stays', async ({ clocked, join }) => {
    const vera = await join('viewer', 'vera');
    const { secret, codes } = await turnOn(vera);
    await beginAnotherApp(vera, { password, code: codes[0] ?? '' });
    clocked.clock.advance(setupLifetimeMs);
    expect(await confirmSecondFactor(vera, { code: await codeOf(vera) })).toMatchObject({ outcome: 'invalid' });
    expect(await getOwnSecondFactor(vera)).toMatchObject({ state: 'on', setup: null });
    const challenge = await challengeOf(clocked);
    const code = totpCode(secret, clocked.clock.now());
    expect((await takeSecondStep(clocked, { challenge, code }, here)).outcome).toBe('started');
  });

  test('of two who end one set-up at once the first has the recovery codes that count', async ({ clocked, join }) => {
    const vera = await join('viewer', 'vera');
    const { codes } = await turnOn(vera);
    await beginAnotherApp(vera, { password, code: codes[0] ?? '' });
    const code = await codeOf(vera);
    const results = await Promise.all([confirmSecondFactor(vera, { code }), confirmSecondFactor(vera, { code })]);
    expect(results.map(({ outcome }) => outcome).sort()).toEqual(['codes', 'invalid']);
    expect(await clocked.db.prisma.recoveryCode.count()).toBe(10);
  });

  test('guesses of codes count with those of signing in', async ({ clocked, join }) => {
    const vera = await join('viewer', 'vera');
    const { codes } = await turnOn(vera);
    const wordsOf = async () => {
      const guess = await removeSecondFactor(vera, { password, code: 'not-it' });
      return guess.outcome === 'invalid' ? guess.problems.code : null;
    };
    for (let guess = 0; guess < codeTries.eventsMax; guess += 1)
      expect(await wordsOf()).toBe('This code is wrong, or was used before.');
    expect(await wordsOf()).toBe(tooManyCodes);
    const [code = ''] = codes;
    expect(await removeSecondFactor(vera, { password, code })).toMatchObject({ outcome: 'invalid' });
    const challenge = await challengeOf(clocked);
    expect((await takeSecondStep(clocked, { challenge, code }, here)).outcome).toBe('limited');
    clocked.clock.advance(15 * minuteMs);
    expect(await removeSecondFactor(vera, { password, code })).toEqual({ outcome: 'done' });
  });
});

describe('signing in', () => {
  test('needs the code, and a code is taken once though ten ask at once', async ({ clocked, join }) => {
    const { secret } = await turnOn(await join('viewer', 'vera'));
    clocked.clock.advance(stepMs);
    const code = totpCode(secret, clocked.clock.now());
    const challenges = await Promise.all(Array.from({ length: 4 }, () => challengeOf(clocked)));
    const results = await Promise.all(
      challenges.map((challenge) => takeSecondStep(clocked, { challenge, code }, here)),
    );
    expect(results.map(({ outcome }) => outcome).sort()).toEqual(['refused', 'refused', 'refused', 'started']);
  });

  test('refuses the code that turned it on, and an earlier one after a later one', async ({ clocked, join }) => {
    const { secret } = await turnOn(await join('viewer', 'vera'));
    const start = clocked.clock.now();
    const challenge = await challengeOf(clocked);
    const take = async (at: number) =>
      (await takeSecondStep(clocked, { challenge, code: totpCode(secret, new Date(start.getTime() + at)) }, here))
        .outcome;
    expect(await take(0)).toBe('refused');
    clocked.clock.advance(stepMs);
    expect(await take(2 * stepMs)).toBe('started');
    const again = await challengeOf(clocked);
    const earlier = totpCode(secret, new Date(start.getTime() + stepMs));
    expect((await takeSecondStep(clocked, { challenge: again, code: earlier }, here)).outcome).toBe('refused');
  });

  test('a challenge is of one use and ten minutes, and of nobody who was disabled', async ({ clocked, join }) => {
    const { secret, codes } = await turnOn(await join('viewer', 'vera'));
    const used = await challengeOf(clocked);
    expect((await takeSecondStep(clocked, { challenge: used, code: codes[0] ?? '' }, here)).outcome).toBe('started');
    expect((await takeSecondStep(clocked, { challenge: used, code: codes[1] ?? '' }, here)).outcome).toBe('expired');
    const late = await challengeOf(clocked);
    clocked.clock.advance(challengeLifetimeMs);
    const code = totpCode(secret, clocked.clock.now());
    expect((await takeSecondStep(clocked, { challenge: late, code }, here)).outcome).toBe('expired');
    const open = await challengeOf(clocked);
    await clocked.db.prisma.user.updateMany({ data: { disabledAt: clocked.clock.now() } });
    expect((await takeSecondStep(clocked, { challenge: open, code }, here)).outcome).toBe('expired');
    expect((await takeSecondStep(clocked, { challenge: 'nobody’s', code }, here)).outcome).toBe('expired');
  });

  test('a recovery code stands in once, however it is typed', async ({ clocked, join }) => {
    const vera = await join('viewer', 'vera');
    const [code = ''] = (await turnOn(vera)).codes;
    const typed = ` ${code.toUpperCase().replaceAll('-', ' ')} `;
    const first = await takeSecondStep(clocked, { challenge: await challengeOf(clocked), code: typed }, here);
    expect(first.outcome).toBe('started');
    const second = await takeSecondStep(clocked, { challenge: await challengeOf(clocked), code }, here);
    expect(second.outcome).toBe('refused');
    expect(await getOwnSecondFactor(vera)).toMatchObject({ recoveryCodesLeft: 9 });
  });

  test('guessing codes ends after a few, over all challenges, and right ones wait then too', async ({
    clocked,
    join,
  }) => {
    const { secret } = await turnOn(await join('viewer', 'vera'));
    clocked.clock.advance(stepMs);
    const guesses = await Promise.all(
      Array.from({ length: 2 * codeTries.eventsMax }, async () => {
        const challenge = await challengeOf(clocked);
        return (await takeSecondStep(clocked, { challenge, code: 'not-it' }, here)).outcome;
      }),
    );
    expect(guesses.filter((outcome) => outcome === 'refused')).toHaveLength(codeTries.eventsMax);
    const right = async () => ({
      challenge: await challengeOf(clocked),
      code: totpCode(secret, clocked.clock.now()),
    });
    expect((await takeSecondStep(clocked, await right(), here)).outcome).toBe('limited');
    clocked.clock.advance(15 * minuteMs);
    expect((await takeSecondStep(clocked, await right(), here)).outcome).toBe('started');
  });
});

describe('the policy', () => {
  test('makes those of its roles set one up first, whoever comes into the role later too', async ({
    clocked,
    join,
  }) => {
    const admin = await join('admin', 'ada');
    const vera = await join('viewer', 'vera');
    const dueOf = async ({ actor }: ActorContext) =>
      (await findLiveSession(clocked, actor.kind === 'person' ? actor.sessionId : '', null))?.secondFactorDue;
    await setSecondFactorPolicy(admin, { requiredRoles: ['operator'], seen: '' });
    expect(await dueOf(vera)).toBe(false);
    await setRole(admin, { id: idOf(vera), role: 'operator' });
    expect(await dueOf(vera)).toBe(true);
    await turnOn(vera);
    expect(await dueOf(vera)).toBe(false);
    await expect(setSecondFactorPolicy(vera, { requiredRoles: [], seen: 'operator' })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  test('is not saved over what somebody else saved since it was read; and nothing is said of what holds already', async ({
    clocked,
    join,
  }) => {
    const [ada, adam] = [await join('admin', 'ada'), await join('admin', 'adam')];
    await setSecondFactorPolicy(ada, { requiredRoles: ['finance'], seen: '' });
    await expect(setSecondFactorPolicy(adam, { requiredRoles: ['admin'], seen: '' })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await readSecondFactorPolicy(clocked)).toEqual({ requiredRoles: ['finance'] });
    await setSecondFactorPolicy(adam, { requiredRoles: ['finance'], seen: '' });
    await setSecondFactorPolicy(adam, { requiredRoles: ['admin', 'finance'], seen: 'finance' });
    expect(await readSecondFactorPolicy(clocked)).toEqual({ requiredRoles: ['finance', 'admin'] });
    const action = 'person.second_factor_policy_set';
    expect(await clocked.db.prisma.auditEntry.count({ where: { action } })).toBe(2);
  });

  test('says before it is saved who would have to set one up', async ({ clocked, join }) => {
    const admin = await join('admin', 'ada');
    await join('admin', 'adam');
    await join('viewer', 'willem');
    const vera = await join('viewer', 'vera');
    const others = { viewer: 2, operator: 0, finance: 0, admin: 1 };
    expect(await readWithoutSecondFactor(admin)).toEqual({ others, own: 'admin', serviceAsks: false });
    await turnOn(vera);
    await turnOn(admin);
    await disablePerson(admin, { id: idOf(await join('finance', 'fina')) });
    await invitePerson(admin, { name: 'Otto', email: 'otto@example.com', role: 'operator' });
    const left = { ...others, viewer: 1 };
    expect(await readWithoutSecondFactor(admin)).toEqual({ others: left, own: null, serviceAsks: false });
    await expect(readWithoutSecondFactor(vera)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await clocked.db.prisma.consoleSetting.count()).toBe(0);
  });

  test('keeps its roles from removing theirs; others remove it by their password and a code', async ({
    clocked,
    join,
  }) => {
    const admin = await join('admin', 'ada');
    const { codes } = await turnOn(admin);
    const [code = ''] = codes;
    await setSecondFactorPolicy(admin, { requiredRoles: ['admin'], seen: '' });
    expect(await removeSecondFactor(admin, { password, code })).toMatchObject({ outcome: 'invalid' });
    await setSecondFactorPolicy(admin, { requiredRoles: [], seen: 'admin' });
    for (const proof of [
      { password: 'wrong', code },
      { password, code: '' },
      { password, code: 'not-a-code' },
    ])
      expect(await removeSecondFactor(admin, proof)).toMatchObject({ outcome: 'invalid' });
    expect(await getOwnSecondFactor(admin)).toMatchObject({ state: 'on', recoveryCodesLeft: 10 });
    expect(await removeSecondFactor(admin, { password, code })).toEqual({ outcome: 'done' });
    expect(await clocked.db.prisma.recoveryCode.count()).toBe(0);
  });
});

describe('recovery', () => {
  test('new recovery codes take a code too: by the password alone they would be a way around it', async ({ join }) => {
    const vera = await join('viewer', 'vera');
    const { codes } = await turnOn(vera);
    expect(await makeRecoveryCodes(vera, { password, code: '' })).toMatchObject({ outcome: 'invalid' });
    const made = await makeRecoveryCodes(vera, { password, code: codes[0] ?? '' });
    if (made.outcome !== 'codes') throw new Error(made.outcome);
    expect(made.codes).toHaveLength(10);
    expect(await makeRecoveryCodes(vera, { password, code: codes[1] ?? '' })).toMatchObject({ outcome: 'invalid' });
  });

  test('an admin takes somebody’s second factor away with a reset, and only where that is asked for', async ({
    join,
  }) => {
    const admin = await join('admin', 'ada');
    const vera = await join('viewer', 'vera');
    await turnOn(vera);
    const alone = await resetPerson(admin, { id: idOf(vera), secondFactorToo: false });
    expect(alone).toMatchObject({ invited: false, secondFactorRemoved: false });
    expect(await getOwnSecondFactor(vera)).toMatchObject({ state: 'on' });
    const both = await resetPerson(admin, { id: idOf(vera), secondFactorToo: true });
    expect(both).toMatchObject({ secondFactorRemoved: true });
    expect(await getOwnSecondFactor(vera)).toMatchObject({ state: 'off' });
  });

  test('an admin takes the second factor alone away: sessions end, the password stays, and the audit has it', async ({
    clocked,
    join,
  }) => {
    const admin = await join('admin', 'ada');
    const vera = await join('viewer', 'vera');
    const { codes } = await turnOn(vera);
    await beginAnotherApp(vera, { password, code: codes[0] ?? '' });
    const challenge = await challengeOf(clocked);
    await expect(removePersonSecondFactor(vera, { id: idOf(admin) })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await removePersonSecondFactor(admin, { id: idOf(vera) })).toMatchObject({
      sessionsEnded: expect.any(Number),
    });
    expect(await removePersonSecondFactor(admin, { id: idOf(vera) })).toBeNull();
    expect(await getOwnSecondFactor(vera)).toMatchObject({ state: 'off' });
    const sessionOf = ({ actor }: ActorContext) => (actor.kind === 'person' ? actor.sessionId : '');
    expect(await findLiveSession(clocked, sessionOf(vera), null)).toBeNull();
    expect(await findLiveSession(clocked, sessionOf(admin), null)).not.toBeNull();
    expect((await takeSecondStep(clocked, { challenge, code: codes[1] ?? '' }, here)).outcome).toBe('expired');
    expect((await signIn(clocked, { email: 'vera@example.com', password }, here)).outcome).toBe('started');
    const removed = await clocked.db.prisma.auditEntry.findMany({ where: { action: 'person.second_factor_removed' } });
    expect(removed).toMatchObject([{ subject: `user:${idOf(vera)}`, after: { sessions: 1 } }]);
  });

  test('an admin’s own second factor is not removed as another’s is: without a code', async ({ join }) => {
    const admin = await join('admin', 'ada');
    await turnOn(admin);
    await expect(removePersonSecondFactor(admin, { id: idOf(admin) })).rejects.toMatchObject({ code: 'conflict' });
    expect(await getOwnSecondFactor(admin)).toMatchObject({ state: 'on' });
  });
});
