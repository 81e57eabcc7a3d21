import { describe, expect } from 'vitest';
import { here, idOf, password, test } from '@/e2e/support/people-test';
import { secretOf, turnOn } from '@/e2e/support/turn-on-second-factor';
import type { ActorContext } from '@/lib/access/actor';
import { resetPerson } from '@/lib/access/people/reset-person';
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
import { beginSecondFactor, confirmSecondFactor, makeRecoveryCodes, removeSecondFactor } from './own-second-factor';
import { setSecondFactorPolicy } from './policy';
import { resealTotpSecrets } from './reseal-totp-secrets';

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
    expect(await getOwnSecondFactor(vera)).toEqual({ state: 'off', required: false, proof: 'password' });
    await beginSecondFactor(vera, { password });
    expect(await getOwnSecondFactor(vera)).toMatchObject({
      state: 'begun',
      uri: expect.stringContaining('vera%40example.com'),
    });
    expect((await signIn(vera, { email: 'vera@example.com', password }, here)).outcome).toBe('started');
    const code = totpCode(await secretOf(vera), vera.clock.now());
    expect(await confirmSecondFactor(vera, { code })).toMatchObject({ outcome: 'codes' });
    expect(await getOwnSecondFactor(vera)).toMatchObject({ state: 'on', recoveryCodesLeft: 10 });
    expect(await beginSecondFactor(vera, { password })).toMatchObject({ outcome: 'invalid' });
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
    await setSecondFactorPolicy(admin, { requiredRoles: ['operator'] });
    expect(await dueOf(vera)).toBe(false);
    await setRole(admin, { id: idOf(vera), role: 'operator' });
    expect(await dueOf(vera)).toBe(true);
    await turnOn(vera);
    expect(await dueOf(vera)).toBe(false);
    await expect(setSecondFactorPolicy(vera, { requiredRoles: [] })).rejects.toMatchObject({ code: 'forbidden' });
  });

  test('keeps its roles from removing theirs; others remove it by their password', async ({ clocked, join }) => {
    const admin = await join('admin', 'ada');
    await turnOn(admin);
    await setSecondFactorPolicy(admin, { requiredRoles: ['admin'] });
    expect(await removeSecondFactor(admin, { password })).toMatchObject({ outcome: 'invalid' });
    await setSecondFactorPolicy(admin, { requiredRoles: [] });
    expect(await removeSecondFactor(admin, { password: 'wrong' })).toMatchObject({ outcome: 'invalid' });
    expect(await removeSecondFactor(admin, { password })).toEqual({ outcome: 'done' });
    expect(await clocked.db.prisma.recoveryCode.count()).toBe(0);
  });

  test('an admin takes somebody’s second factor away with a reset, and only where that is asked for', async ({
    join,
  }) => {
    const admin = await join('admin', 'ada');
    const vera = await join('viewer', 'vera');
    const { codes } = await turnOn(vera);
    expect((await makeRecoveryCodes(vera, { password })).outcome).toBe('codes');
    expect(codes).toHaveLength(10);
    await resetPerson(admin, { id: idOf(vera), secondFactorToo: false });
    expect(await getOwnSecondFactor(vera)).toMatchObject({ state: 'on' });
    await resetPerson(admin, { id: idOf(vera), secondFactorToo: true });
    expect(await getOwnSecondFactor(vera)).toMatchObject({ state: 'off' });
  });
});
