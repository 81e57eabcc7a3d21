import { describe, expect } from 'vitest';
import { testClock, testContext } from '@/e2e/support/test-context';
import { test as base } from '@/e2e/support/test-database';
import type { Context } from '@/lib/platform/context';
import { dayMs, minuteMs, secondMs } from '@/lib/platform/time';
import { authenticateToken, tokenFailures } from './api-token';
import { tokenDigest } from './token-digest';

const test = base.extend('ctx', async ({ db }) => {
  await db.pool.query('truncate api_tokens, rate_windows');
  return testContext(db, {}, testClock());
});

const token = 'a-token-of-thirty-two-characters';
const bearer = `Bearer ${token}`;

function createToken(
  ctx: Context,
  terms: { tokenSha256?: Uint8Array<ArrayBuffer>; expiresAt?: Date; revokedAt?: Date; scopes?: string[] } = {},
) {
  return ctx.db.prisma.apiToken.create({
    data: {
      name: 'reports',
      tokenSha256: tokenDigest(token),
      hint: 'ters',
      source: 'console',
      scopes: ['read'],
      ...terms,
    },
  });
}

describe('authenticateToken', () => {
  test('a live token is its actor, with its scopes and where it came from', async ({ ctx }) => {
    const { id } = await createToken(ctx);
    expect(await authenticateToken(ctx, bearer, '192.0.2.7')).toEqual({
      kind: 'token',
      tokenId: id.toString(),
      name: 'reports',
      scopes: ['read'],
      address: '192.0.2.7',
    });
  });

  test('nothing, another scheme, another token and one character too few are nobody', async ({ ctx }) => {
    await createToken(ctx);
    const headers = [null, '', 'Bearer', `Basic ${token}`, 'Bearer another-token', bearer.slice(0, -1), `${bearer} x`];
    for (const header of headers) expect(await authenticateToken(ctx, header, '192.0.2.7')).toBeNull();
  });

  test('a revoked token is nobody', async ({ ctx }) => {
    await createToken(ctx, { revokedAt: ctx.clock.now() });
    expect(await authenticateToken(ctx, bearer, null)).toBeNull();
  });

  test('a token is nobody from the instant it expires', async ({ ctx }) => {
    await createToken(ctx, { expiresAt: new Date(ctx.clock.now().getTime() + dayMs) });
    ctx.clock.advance(dayMs - 1);
    expect(await authenticateToken(ctx, bearer, null)).not.toBeNull();
    ctx.clock.advance(1);
    expect(await authenticateToken(ctx, bearer, null)).toBeNull();
  });

  test('its last use is written at most once a minute', async ({ ctx }) => {
    const { id } = await createToken(ctx);
    const lastUsedAt = async () => (await ctx.db.prisma.apiToken.findUniqueOrThrow({ where: { id } })).lastUsedAt;
    await authenticateToken(ctx, bearer, null);
    const first = ctx.clock.now();
    expect(await lastUsedAt()).toEqual(first);
    ctx.clock.advance(minuteMs - secondMs);
    await authenticateToken(ctx, bearer, null);
    expect(await lastUsedAt()).toEqual(first);
    ctx.clock.advance(2 * secondMs);
    await authenticateToken(ctx, bearer, null);
    expect(await lastUsedAt()).toEqual(ctx.clock.now());
  });

  test('an address that guesses is told that it is too much, and a right token of it works all the same', async ({
    ctx,
  }) => {
    await createToken(ctx);
    for (let guess = 0; guess < tokenFailures.eventsMax; guess += 1) {
      expect(await authenticateToken(ctx, `Bearer guess-${guess}`, '192.0.2.7')).toBeNull();
    }
    const guess = (address: string) => authenticateToken(ctx, 'Bearer guess', address);
    await expect(guess('192.0.2.7')).rejects.toMatchObject({ code: 'rate_limited' });
    expect(await authenticateToken(ctx, bearer, '192.0.2.7')).not.toBeNull();
    expect(await guess('192.0.2.8')).toBeNull();
    ctx.clock.advance(minuteMs);
    expect(await guess('192.0.2.7')).toBeNull();
  });
  test('guessing a short token, which somebody chose, is limited also for who guesses right', async ({ ctx }) => {
    await createToken(ctx, { tokenSha256: tokenDigest('chosen') });
    expect(await authenticateToken(ctx, 'Bearer chosen', '192.0.2.7')).not.toBeNull();
    for (let guess = 0; guess < tokenFailures.eventsMax; guess += 1)
      await authenticateToken(ctx, `Bearer guess-${guess}`, '192.0.2.7');
    await expect(authenticateToken(ctx, 'Bearer chosen', '192.0.2.7')).rejects.toMatchObject({ code: 'rate_limited' });
    expect(await authenticateToken(ctx, 'Bearer chosen', '192.0.2.8')).not.toBeNull();
  });
});
