import { expect } from 'vitest';
import { testClock, testContext } from '@/e2e/support/test-context';
import { test as base } from '@/e2e/support/test-database';
import type { ActorContext } from '@/lib/access/actor';
import { uuidv7 } from '@/lib/platform/db/uuid';
import { dayMs, hourMs } from '@/lib/platform/time';
import { getOverview } from './get-overview';

const test = base.extend('ctx', async ({ db }): Promise<ActorContext> => {
  await db.pool.query('truncate accounts, issues restart identity cascade');
  await db.pool.query('truncate requests');
  const actor = { kind: 'token', tokenId: '1', name: 'reports', scopes: ['read'], address: null } as const;
  return { ...testContext(db, {}, testClock('2026-03-02T09:00:00.000Z')), actor };
});

async function accountOf(ctx: ActorContext, provider: string): Promise<bigint> {
  const fresh = { provider, slug: 'default', name: provider, source: 'environment' };
  const where = { provider_slug: { provider, slug: 'default' } };
  return (await ctx.db.prisma.account.upsert({ where, create: fresh, update: {} })).id;
}

async function storeCallback(ctx: ActorContext, provider: string, status: string, receivedAt: Date): Promise<bigint> {
  const accountId = await accountOf(ctx, provider);
  const { id } = await ctx.db.prisma.callback.create({
    data: {
      ...{ accountId, provider, status, receivedAt, channel: provider, type: 'WITHDRAW', providerStatus: 'INIT' },
      ...{ outcome: 'pending', verified: true, verification: {}, url: '/', firstRequestId: uuidv7(receivedAt) },
      dedupKey: uuidv7(receivedAt),
    },
  });
  return id;
}

async function storeRejected(ctx: ActorContext, provider: string, receivedAt: Date): Promise<void> {
  await ctx.db.prisma.request.create({
    data: {
      ...{ id: uuidv7(receivedAt), accountId: await accountOf(ctx, provider), provider, channel: provider },
      ...{ verdict: 'rejected', cause: 'signature_mismatch', method: 'POST', path: '/', sourceAddress: '192.0.2.7' },
      ...{ sealed: new Uint8Array(1), bodyBytes: 1, bodyKeptBytes: 1, bodySha256: new Uint8Array(32) },
      ...{ answerStatus: 401, answerBody: '', receivedAt },
    },
  });
}

test('counts today by provider, and keeps yesterday and the test provider out', async ({ ctx }) => {
  const now = ctx.clock.now();
  const yesterday = new Date(now.getTime() - dayMs);
  const earlier = new Date(now.getTime() - hourMs);
  for (const status of ['sent', 'failed', 'new', 'in_progress', 'recorded'])
    await storeCallback(ctx, 'gatepay', status, earlier);
  await storeCallback(ctx, 'gatepay', 'sent', yesterday);
  await storeCallback(ctx, 'test', 'sent', now);
  await storeRejected(ctx, 'gatepay', now);
  await storeRejected(ctx, 'caibo', now);
  await storeRejected(ctx, 'gatepay', yesterday);
  const { since, providers } = await getOverview(ctx);
  expect(since).toBe('2026-03-02T00:00:00.000Z');
  const gatepay = { provider: 'gatepay', received: 5, sent: 1, failed: 1, open: 2, rejected: 1 };
  const caibo = { provider: 'caibo', received: 0, sent: 0, failed: 0, open: 0, rejected: 1, lastReceivedAt: null };
  expect(providers).toEqual([{ ...gatepay, lastReceivedAt: earlier.toISOString() }, caibo]);
});

test('tells how many stored callbacks wait to be applied, since when, and how many issues are open', async ({
  ctx,
}) => {
  expect(await getOverview(ctx)).toMatchObject({ unapplied: { count: 0, oldestAt: null }, openIssues: 0 });
  const now = ctx.clock.now();
  const earlier = new Date(now.getTime() - hourMs);
  for (const enqueuedAt of [now, earlier]) {
    const callbackId = await storeCallback(ctx, 'gatepay', 'new', enqueuedAt);
    await ctx.db.prisma.applyJob.create({ data: { callbackId, availableAt: now, enqueuedAt } });
  }
  const accountId = await accountOf(ctx, 'gatepay');
  for (const state of ['open', 'acknowledged', 'resolved', 'ignored']) {
    await ctx.db.prisma.issue.create({
      data: {
        accountId,
        provider: 'gatepay',
        kind: 'conflict',
        subject: state,
        state,
        title: state,
        openedAt: now,
        lastSeenAt: now,
      },
    });
  }
  expect(await getOverview(ctx)).toMatchObject({
    unapplied: { count: 2, oldestAt: earlier.toISOString() },
    openIssues: 2,
  });
});

test('is refused to a token that may not read', async ({ ctx }) => {
  const actor = { kind: 'token', tokenId: '1', name: 'replays', scopes: ['replay'], address: null } as const;
  await expect(getOverview({ ...ctx, actor })).rejects.toMatchObject({ code: 'forbidden' });
});
