import { describe, expect } from 'vitest';
import { begin, settingsOf, test, under, vera } from '@/e2e/support/oidc-test';
import { here, idOf, password } from '@/e2e/support/people-test';
import { turnOn } from '@/e2e/support/turn-on-second-factor';
import type { Context } from '@/lib/platform/context';
import { lockKeys } from '@/lib/platform/db/lock-keys';
import { inTransaction } from '@/lib/platform/db/transaction';
import type { ActorContext } from './actor';
import { completeOidc } from './oidc/complete-oidc';
import { removePersonSecondFactor } from './people/remove-person-second-factor';
import { resetPerson } from './people/reset-person';
import { disablePerson } from './people/set-person-enabled';
import { setRole } from './people/set-role';
import { takeSecondStep } from './second-factor/challenge';
import { signIn } from './sign-in';

/** A machine under load takes its time to check a password. */
const patience = { timeout: 20_000 };

/** Has `first` wait for the lock of people and `second` behind it, then lets them through in this order; answers what both answer. */
async function inTurn<First, Second>(
  { db: { pool } }: Context,
  first: () => Promise<First>,
  second: () => Promise<Second>,
) {
  const waiting = async () => {
    const { rows } = await pool.query<{ count: number }>(
      "select count(*)::int as count from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())",
    );
    return rows[0]?.count;
  };
  const both = await inTransaction(pool, async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [lockKeys.access]);
    const one = first();
    await expect.poll(waiting, patience).toBe(1);
    const two = second();
    await expect.poll(waiting, patience).toBe(2);
    return { one, two };
  });
  return [await both.one, await both.two] as const;
}

const liveSessions = (ctx: Context, person: ActorContext) =>
  ctx.db.prisma.session.count({ where: { userId: BigInt(idOf(person)), revokedAt: null } });
const credentials = { email: 'vera@example.com', password };

/** What an admin does to somebody that voids what they have proven. */
const deeds: Record<string, (admin: ActorContext, id: string) => Promise<unknown>> = {
  'is reset': (admin, id) => resetPerson(admin, { id, secondFactorToo: false }),
  'is disabled': (admin, id) => disablePerson(admin, { id }),
};

for (const [word, deed] of Object.entries(deeds)) {
  describe(`who ${word} while they sign in has no session`, () => {
    test('with a password, whichever comes first', async ({ clocked, join }) => {
      const [admin, person] = [await join('admin', 'ada'), await join('viewer', 'vera')];
      const enter = () => signIn(clocked, credentials, here);
      const [, late] = await inTurn(clocked, () => deed(admin, idOf(person)), enter);
      expect(late.outcome).toBe('refused');
      expect(await liveSessions(clocked, person)).toBe(0);
      const next = await join('viewer', 'willem');
      const [early] = await inTurn(
        clocked,
        () => signIn(clocked, { ...credentials, email: 'willem@example.com' }, here),
        () => deed(admin, idOf(next)),
      );
      expect(early.outcome).toBe('started');
      expect(await liveSessions(clocked, next)).toBe(0);
    });

    test('with a password and a code, at either step', async ({ clocked, join }) => {
      const [admin, person] = [await join('admin', 'ada'), await join('viewer', 'vera')];
      const { codes } = await turnOn(person);
      const open = await signIn(clocked, credentials, here);
      if (open.outcome !== 'code_needed') throw new Error(open.outcome);
      const step = { challenge: open.challenge, code: codes[0] ?? '' };
      const [, late] = await inTurn(
        clocked,
        () => deed(admin, idOf(person)),
        () => takeSecondStep(clocked, step, here),
      );
      expect(late.outcome).toBe('expired');
      expect(await liveSessions(clocked, person)).toBe(0);
      expect(await clocked.db.prisma.recoveryCode.count({ where: { usedAt: { not: null } } })).toBe(0);

      const next = await join('viewer', 'willem');
      await turnOn(next);
      const first = () => signIn(clocked, { ...credentials, email: 'willem@example.com' }, here);
      const [, refused] = await inTurn(clocked, () => deed(admin, idOf(next)), first);
      expect(refused.outcome).toBe('refused');
      expect(await clocked.db.prisma.signInChallenge.count({ where: { usedAt: null } })).toBe(0);
    });

    test('with the right code, just before', async ({ clocked, join }) => {
      const [admin, person] = [await join('admin', 'ada'), await join('viewer', 'vera')];
      const { codes } = await turnOn(person);
      const open = await signIn(clocked, credentials, here);
      if (open.outcome !== 'code_needed') throw new Error(open.outcome);
      const [early] = await inTurn(
        clocked,
        () => takeSecondStep(clocked, { challenge: open.challenge, code: codes[0] ?? '' }, here),
        () => deed(admin, idOf(person)),
      );
      expect(early.outcome).toBe('started');
      expect(await liveSessions(clocked, person)).toBe(0);
    });

    test('by the sign-in service, just before', async ({ console, issuer, join }) => {
      const [admin, person] = [await join('admin', 'ada'), await join('viewer', 'vera')];
      issuer.person = vera;
      const { url, flow } = await begin(console);
      const [early] = await inTurn(
        console,
        () => completeOidc(console, settingsOf(console), { flow, answer: issuer.agree(url) }, here),
        () => deed(admin, idOf(person)),
      );
      expect(early.outcome).toBe('started');
      expect(await liveSessions(console, person)).toBe(0);
    });
  });
}

test('a second factor that is taken away while its code is asked for opens nothing, and one without it needs the password again', async ({
  clocked,
  join,
}) => {
  const [admin, person] = [await join('admin', 'ada'), await join('viewer', 'vera')];
  const { codes } = await turnOn(person);
  const open = await signIn(clocked, credentials, here);
  if (open.outcome !== 'code_needed') throw new Error(open.outcome);
  const [, late] = await inTurn(
    clocked,
    () => removePersonSecondFactor(admin, { id: idOf(person) }),
    () => takeSecondStep(clocked, { challenge: open.challenge, code: codes[0] ?? '' }, here),
  );
  expect(late.outcome).toBe('expired');
  expect(await liveSessions(clocked, person)).toBe(0);
  expect((await signIn(clocked, credentials, here)).outcome).toBe('started');
});

test('an admin who is one no more at the second step gets in by the service alone, where passwords are for admins', async ({
  clocked,
  issuer,
  join,
}) => {
  const required = under(clocked, issuer, { OIDC_REQUIRED: '1' });
  const [ada, person] = [await join('admin', 'ada'), await join('admin', 'vera')];
  const { codes } = await turnOn(person);
  const open = await signIn(required, credentials, here);
  if (open.outcome !== 'code_needed') throw new Error(open.outcome);
  await setRole(ada, { id: idOf(person), role: 'operator' });
  const step = { challenge: open.challenge, code: codes[0] ?? '' };
  expect((await takeSecondStep(required, step, here)).outcome).toBe('expired');
  expect((await signIn(required, credentials, here)).outcome).toBe('closed');
});
