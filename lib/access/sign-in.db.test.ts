import { describe, expect } from 'vitest';
import { emptyTables } from '@/e2e/support/empty-tables';
import { testClock, testContext } from '@/e2e/support/test-context';
import { test as base } from '@/e2e/support/test-database';
import { hourMs, minuteMs } from '@/lib/platform/time';
import { hashPassword } from './password';
import { sessionIdleMs, sessionLifetimeMs } from './session-terms';
import { endSession, findSessionActor } from './sessions';
import { addressAttempts, emailAttempts, pairAttempts, signIn } from './sign-in';

const test = base
  .extend('passwordHash', { scope: 'file' }, () => hashPassword('correct horse'))
  .extend('ctx', async ({ db, passwordHash }) => {
    await emptyTables(db, 'users, rate_windows');
    const ctx = testContext(db, {}, testClock());
    await db.prisma.user.create({ data: { email: 'ops@example.com', name: 'ops', passwordHash, role: 'operator' } });
    return ctx;
  });

const right = { email: ' Ops@Example.com', password: 'correct horse' };
const wrong = { ...right, password: 'correct mule' };
const unknown = { email: 'nobody@example.com', password: 'correct horse' };
const from = (address: string) => ({ address, userAgent: 'a browser' });
const here = from('192.0.2.7');

describe('signIn', () => {
  test('the right password opens a session whose row, actor and audit agree', async ({ ctx }) => {
    const result = await signIn(ctx, right, here);
    if (result.outcome !== 'started') throw new Error(result.outcome);
    expect(result.person).toMatchObject({ email: 'ops@example.com', role: 'operator', address: '192.0.2.7' });
    expect(await findSessionActor(ctx, result.person.sessionId, '192.0.2.7')).toEqual(result.person);
    expect(await ctx.db.prisma.auditEntry.findMany()).toMatchObject([
      { action: 'session.started', actorId: result.person.userId, subject: `session:${result.person.sessionId}` },
    ]);
  });

  test('a wrong password, an unknown e-mail, a disabled user and an endless password get the same answer', async ({
    ctx,
  }) => {
    expect(await signIn(ctx, wrong, here)).toEqual({ outcome: 'refused' });
    expect(await signIn(ctx, unknown, here)).toEqual({ outcome: 'refused' });
    expect(await signIn(ctx, { ...right, password: 'x'.repeat(100_000) }, here)).toEqual({ outcome: 'refused' });
    await ctx.db.prisma.user.updateMany({ data: { disabledAt: ctx.clock.now() } });
    expect(await signIn(ctx, right, here)).toEqual({ outcome: 'refused' });
    expect(await ctx.db.prisma.session.count()).toBe(0);
  });

  test('what was typed is in no audit entry', async ({ ctx }) => {
    await signIn(ctx, { email: 'my-password-in-the-wrong-field', password: 'secret-typed' }, here);
    const { rows } = await ctx.db.pool.query<{ line: string }>(
      'select a::text as line from audit_entries a union all select r::text from rate_windows r',
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toMatch(/my-password|secret-typed|192\.0\.2\.7.*rate/);
  });

  test('guessing one e-mail in parallel from one address gets the allowed number of guesses, not one more', async ({
    ctx,
  }) => {
    const guesses = Array.from({ length: pairAttempts.eventsMax * 2 }, () => signIn(ctx, wrong, here));
    const outcomes = (await Promise.all(guesses)).map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === 'refused')).toHaveLength(pairAttempts.eventsMax);
    expect(outcomes.filter((outcome) => outcome === 'limited')).toHaveLength(pairAttempts.eventsMax);
    expect((await signIn(ctx, right, here)).outcome).toBe('limited');
    ctx.clock.advance(15 * minuteMs);
    expect((await signIn(ctx, right, here)).outcome).toBe('started');
  });

  test('who guesses an e-mail from one address keeps nobody out of another, however often they try', async ({
    ctx,
  }) => {
    for (let guess = 0; guess < addressAttempts.eventsMax + 10; guess += 1) await signIn(ctx, wrong, here);
    expect((await signIn(ctx, right, from('198.51.100.1'))).outcome).toBe('started');
  });

  test('what one person is refused counts against nobody else at the same address', async ({ ctx }) => {
    for (let guess = 0; guess < addressAttempts.eventsMax + 10; guess += 1) await signIn(ctx, wrong, here);
    expect((await signIn(ctx, unknown, here)).outcome).toBe('refused');
    const counts = "select count::int from rate_windows where key like 'sign-in-address:%'";
    expect((await ctx.db.pool.query(counts)).rows).toEqual([{ count: pairAttempts.eventsMax + 1 }]);
  });

  test('what an e-mail is refused from everywhere counts against no address', async ({ ctx }) => {
    await signIn(ctx, wrong, from('198.51.100.1'));
    const full = "update rate_windows set count = $1 where key like 'sign-in-email:%'";
    await ctx.db.pool.query(full, [emailAttempts.eventsMax]);
    for (let guess = 0; guess < addressAttempts.eventsMax + 10; guess += 1) {
      expect((await signIn(ctx, wrong, here)).outcome).toBe('limited');
    }
    expect((await signIn(ctx, unknown, here)).outcome).toBe('refused');
  });

  test('the addresses of one IPv6 network count as one, those of another do not', async ({ ctx }) => {
    for (let guess = 0; guess < pairAttempts.eventsMax; guess += 1) {
      await signIn(ctx, wrong, from(`2001:db8:0:7::${guess.toString(16)}`));
    }
    expect((await signIn(ctx, right, from('2001:db8:0:7:ffff::1'))).outcome).toBe('limited');
    expect((await signIn(ctx, right, from('2001:db8:0:8::1'))).outcome).toBe('started');
  });

  test('one e-mail is guessed from many addresses so often and no more', async ({ ctx }) => {
    await signIn(ctx, wrong, here);
    const nearly = "update rate_windows set count = $1 where key like 'sign-in-email:%'";
    await ctx.db.pool.query(nearly, [emailAttempts.eventsMax - 1]);
    const guesses = [1, 2, 3].map((at) => signIn(ctx, wrong, from(`198.51.100.${at}`)));
    const outcomes = (await Promise.all(guesses)).map(({ outcome }) => outcome).sort();
    expect(outcomes).toEqual(['limited', 'limited', 'refused']);
    expect((await signIn(ctx, right, from('203.0.113.1'))).outcome).toBe('limited');
    ctx.clock.advance(15 * minuteMs);
    expect((await signIn(ctx, right, from('203.0.113.1'))).outcome).toBe('started');
  });

  test('an unknown e-mail is limited just as a known one, so the limit tells nobody who exists', async ({ ctx }) => {
    for (let guess = 0; guess < pairAttempts.eventsMax; guess += 1) await signIn(ctx, unknown, here);
    expect(await signIn(ctx, unknown, here)).toEqual({ outcome: 'limited', retryAfterSeconds: 15 * 60 });
  });

  test('an address that is limited leaves no row for what it makes up, and one line in the audit', async ({ ctx }) => {
    await signIn(ctx, unknown, here);
    await ctx.db.pool.query("update rate_windows set count = $1 where key like 'sign-in-address:%'", [
      addressAttempts.eventsMax,
    ]);
    const rows = () => ctx.db.prisma.rateWindow.count();
    const before = await rows();
    for (const at of [1, 2, 3]) {
      const made = { ...unknown, email: `made-up-${at}@example.com` };
      expect((await signIn(ctx, made, here)).outcome).toBe('limited');
    }
    expect(await rows()).toBe(before);
    const limited = { action: 'session.refused', after: { path: ['cause'], equals: 'too many attempts' } };
    expect(await ctx.db.prisma.auditEntry.count({ where: limited })).toBe(1);
  });

  test('one address that tries many e-mails is limited, another is not', async ({ ctx }) => {
    for (let guess = 0; guess < addressAttempts.eventsMax; guess += 1) {
      await signIn(ctx, { ...unknown, email: `nobody-${guess}@example.com` }, here);
    }
    expect((await signIn(ctx, right, here)).outcome).toBe('limited');
    expect((await signIn(ctx, right, from('198.51.100.1'))).outcome).toBe('started');
  });

  test('signing in well, however often, is never limited', async ({ ctx }) => {
    for (let time = 0; time <= pairAttempts.eventsMax; time += 1) {
      expect((await signIn(ctx, right, here)).outcome).toBe('started');
    }
  });
});

describe('a session', () => {
  const started = async (ctx: Parameters<typeof signIn>[0]) => {
    const result = await signIn(ctx, right, here);
    if (result.outcome !== 'started') throw new Error(result.outcome);
    return result.person;
  };

  test('ended is refused from the next request on, and ended once', async ({ ctx }) => {
    const person = await started(ctx);
    await endSession(ctx, person);
    await endSession(ctx, person);
    expect(await findSessionActor(ctx, person.sessionId, null)).toBeNull();
    expect(await ctx.db.prisma.auditEntry.count({ where: { action: 'session.ended' } })).toBe(1);
  });

  test('of a user disabled meanwhile is refused', async ({ ctx }) => {
    const person = await started(ctx);
    await ctx.db.prisma.user.updateMany({ data: { disabledAt: ctx.clock.now() } });
    expect(await findSessionActor(ctx, person.sessionId, null)).toBeNull();
  });

  test('has the role its user has now', async ({ ctx }) => {
    const person = await started(ctx);
    await ctx.db.prisma.user.updateMany({ data: { role: 'viewer' } });
    expect(await findSessionActor(ctx, person.sessionId, null)).toMatchObject({ role: 'viewer' });
  });

  test('lasts while it is used, ends when it is not, and ends after a week whatever one does', async ({ ctx }) => {
    const person = await started(ctx);
    const isLive = async () => (await findSessionActor(ctx, person.sessionId, null)) !== null;
    const { lifetime, step } = { lifetime: sessionLifetimeMs, step: sessionIdleMs - hourMs };
    for (let age = step; age < lifetime; age += step) {
      ctx.clock.advance(step);
      expect(await isLive()).toBe(true);
    }
    ctx.clock.advance(step);
    expect(await isLive()).toBe(false);

    const idle = await started(ctx);
    ctx.clock.advance(sessionIdleMs);
    expect(await findSessionActor(ctx, idle.sessionId, null)).toBeNull();
  });

  test('that never was, or whose id is no id, is nobody', async ({ ctx }) => {
    expect(await findSessionActor(ctx, '019cadb8-0000-7000-8000-000000000000', null)).toBeNull();
    expect(await findSessionActor(ctx, "' or true --", null)).toBeNull();
  });
});
