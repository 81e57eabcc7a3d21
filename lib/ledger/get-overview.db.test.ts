import { expect } from 'vitest';
import { test as base } from '@/e2e/support/ledger-test';
import type { ActorContext } from '@/lib/access/actor';
import { parseCallbackFilter } from '@/lib/intake/callback-filter';
import { countCallbacks } from '@/lib/intake/count-callbacks';
import { uuidv7 } from '@/lib/platform/db/uuid';
import { dayMs, hourMs } from '@/lib/platform/time';
import { getOverview } from './get-overview';
import { groupIssues } from './issues/group-issues';
import { parseIssueFilter } from './issues/issue-filter';
import { foldDeltas } from './statistics/fold-deltas';
import { rebuildStatistics } from './statistics/rebuild-statistics';

const test = base.extend('reader', async ({ ctx }) => {
  const actor = { kind: 'token', tokenId: '1', name: 'reports', scopes: ['read'], address: null } as const;
  await ctx.db.pool.query(`update accounts set created_at = '2025-01-01'`);
  return { ...ctx, actor };
});

async function accountOf(ctx: ActorContext, provider: string): Promise<bigint> {
  const where = { provider_slug: { provider, slug: 'default' } };
  const create = { provider, slug: 'default', name: provider, source: 'console', createdAt: new Date('2025-01-01') };
  return (await ctx.db.prisma.account.upsert({ where, create, update: {} })).id;
}

async function storeCallback(
  ctx: ActorContext,
  provider: string,
  status: string,
  receivedAt: Date,
  origin = 'provider',
): Promise<bigint> {
  const accountId = await accountOf(ctx, provider);
  const { id } = await ctx.db.prisma.callback.create({
    data: {
      ...{
        accountId,
        provider,
        status,
        origin,
        receivedAt,
        channel: provider,
        type: 'WITHDRAW',
        providerStatus: 'INIT',
      },
      ...{ outcome: 'pending', verified: true, verification: {}, url: '/', firstRequestId: uuidv7(receivedAt) },
      ...{ dedupKey: uuidv7(receivedAt), occurredAt: new Date(receivedAt.getTime() - 1000) },
    },
  });
  return id;
}

async function storeTransfer(ctx: ActorContext, kind: string, amount: string): Promise<void> {
  const at = ctx.clock.now();
  const accountId = await accountOf(ctx, 'basswallet');
  await ctx.db.prisma.transfer.create({
    data: {
      ...{ accountId, provider: 'basswallet', kind, transferId: kind, status: 'Success', outcome: 'succeeded' },
      ...{ rank: 9, terminal: true, currency: 'USDT', requestedAmount: amount, openedAt: at, updatedAt: at },
    },
  });
}

async function storeRequest(ctx: ActorContext, provider: string, verdict: string, receivedAt: Date): Promise<void> {
  await ctx.db.prisma.request.create({
    data: {
      ...{ id: uuidv7(receivedAt), accountId: await accountOf(ctx, provider), provider, channel: provider },
      ...{ verdict, cause: verdict === 'rejected' ? 'signature_mismatch' : null, method: 'POST', path: '/' },
      ...{ sourceAddress: '192.0.2.7', sealed: new Uint8Array(1), bodyBytes: 1, bodyKeptBytes: 1 },
      ...{ bodySha256: new Uint8Array(32), answerStatus: 401, answerBody: '', receivedAt },
    },
  });
}

async function raise(
  ctx: ActorContext,
  issue: { kind: string; subject: string; state?: string; money?: string; recordKey?: string },
) {
  const { kind, subject, state = 'open', money, recordKey } = issue;
  const valueAtRisk = money ? [{ currency: 'USDT', amount: money }] : [];
  const at = { openedAt: ctx.clock.now(), lastSeenAt: ctx.clock.now() };
  await ctx.db.prisma.issue.create({
    data: {
      ...{ accountId: await accountOf(ctx, 'gatepay'), provider: 'gatepay', kind, subject, state, title: kind, ...at },
      ...{ valueAtRisk, recordKey: recordKey ?? (subject.startsWith('batch:') ? subject : null) },
    },
  });
}

test('counts today by provider against the usual, and keeps the test provider out', async ({ reader: ctx }) => {
  const now = ctx.clock.now();
  const earlier = new Date(now.getTime() - hourMs);
  for (const status of ['sent', 'failed', 'new', 'in_progress', 'recorded'])
    await storeCallback(ctx, 'gatepay', status, earlier);
  await storeCallback(ctx, 'gatepay', 'failed', new Date(now.getTime() - dayMs));
  for (const weeks of [1, 2, 3, 4]) {
    for (let count = 0; count < 2 * weeks; count += 1)
      await storeCallback(ctx, 'gatepay', 'sent', new Date(earlier.getTime() - weeks * 7 * dayMs));
  }
  await storeCallback(ctx, 'test', 'failed', now);
  await storeRequest(ctx, 'gatepay', 'rejected', now);
  await storeRequest(ctx, 'gatepay', 'duplicate', now);
  await storeRequest(ctx, 'caibo', 'rejected', now);
  await storeRequest(ctx, 'test', 'rejected', now);
  await foldDeltas(ctx, 7);
  const overview = await getOverview(ctx);
  expect(overview).toMatchObject({
    from: '2026-03-02T00:00:00.000Z',
    to: '2026-03-02T09:00:00.001Z',
    totals: { received: 5, usual: 5, rejected: 2, duplicates: 1, failed: 1 },
    undelivered: { count: 2, bounded: false, oldestAt: earlier.toISOString() },
  });
  const [gatepay, ...others] = overview.providers;
  expect(gatepay).toMatchObject({ provider: 'gatepay', received: 5, usual: 5, rejected: 1, duplicates: 1, failed: 1 });
  expect(gatepay?.lag).toMatchObject({ measured: 5 });
  expect(gatepay?.buckets[8]).toMatchObject({ received: 5, usual: 5 });
  expect(others.find(({ provider }) => provider === 'caibo')).toMatchObject({ received: 0, rejected: 1, lag: null });
  expect(await getOverview(ctx, 'yesterday')).toMatchObject({ totals: { received: 1, failed: 1, usual: 0 } });
  expect(await getOverview(ctx, '7d')).toMatchObject({ totals: { received: 6, rejected: 2 } });
});

test('each figure is what the list behind it counts', async ({ reader: ctx }) => {
  const now = ctx.clock.now().getTime();
  for (let index = 0; index < 12; index += 1)
    await storeCallback(ctx, 'caibo', index % 3 === 0 ? 'failed' : 'sent', new Date(now - index * 2 * hourMs));
  for (const span of ['today', 'yesterday', '7d'] as const) {
    const { from, to, providers } = await getOverview(ctx, span);
    const caibo = providers.find(({ provider }) => provider === 'caibo');
    const count = async (query: string) =>
      (await countCallbacks(ctx, parseCallbackFilter(new URLSearchParams(`${query}&from=${from}&to=${to}`)))).value;
    expect(await count('provider=caibo'), span).toBe(caibo?.received);
    expect(await count('provider=caibo&status=failed'), span).toBe(caibo?.failed);
  }
});

test('tells what waits to be applied, with its oldest', async ({ reader: ctx }) => {
  const none = { count: 0, bounded: false, oldestAt: null, oldestCallbackId: null };
  expect(await getOverview(ctx)).toMatchObject({ unapplied: none, undelivered: none });
  const now = ctx.clock.now();
  const earlier = new Date(now.getTime() - hourMs);
  const ids: bigint[] = [];
  for (const enqueuedAt of [earlier, now]) {
    const callbackId = await storeCallback(ctx, 'gatepay', 'new', enqueuedAt);
    await ctx.db.prisma.applyJob.create({ data: { callbackId, availableAt: now, enqueuedAt } });
    ids.push(callbackId);
  }
  expect(await getOverview(ctx)).toMatchObject({
    unapplied: { count: 2, oldestAt: earlier.toISOString(), oldestCallbackId: String(ids[0]) },
  });
});

test('money at risk that several issues are about counts once, and closed issues count nowhere', async ({
  reader: ctx,
}) => {
  await raise(ctx, { kind: 'stuck', subject: 'batch:1', money: '12.50' });
  await raise(ctx, { kind: 'amount_mismatch', subject: 'batch:1', money: '2.5', state: 'acknowledged' });
  await raise(ctx, { kind: 'stuck', subject: 'batch:2', money: '0.10' });
  await raise(ctx, { kind: 'never_seen', subject: 'word' });
  await raise(ctx, { kind: 'underpaid', subject: 'transfer:1', money: '999', state: 'resolved' });
  const { issues, providers } = await getOverview(ctx);
  expect(issues).toEqual({
    live: 4,
    kinds: [
      { kind: 'stuck', count: 2, valueAtRisk: [{ currency: 'USDT', amount: '12.60' }] },
      { kind: 'amount_mismatch', count: 1, valueAtRisk: [{ currency: 'USDT', amount: '2.5' }] },
      { kind: 'never_seen', count: 1, valueAtRisk: [] },
    ],
    valueAtRisk: [{ currency: 'USDT', amount: '12.60' }],
  });
  expect(providers.find(({ provider }) => provider === 'gatepay')).toMatchObject({ stuck: 2, openIssues: 4 });
});

test('issues of the lines of one batch add up, as in the groups of the issues', async ({ reader: ctx }) => {
  for (const line of [1, 2, 3, 4, 5])
    await raise(ctx, { kind: 'amount_mismatch', subject: `suborder:${line}`, money: '10', recordKey: 'batch:1' });
  await raise(ctx, { kind: 'hash_missing', subject: 'suborder:1', money: '12', recordKey: 'batch:1' });
  const { issues } = await getOverview(ctx);
  const usdt = (amount: string) => [{ currency: 'USDT', amount }];
  expect(issues.valueAtRisk).toEqual(usdt('50'));
  expect(issues.kinds).toEqual([
    { kind: 'amount_mismatch', count: 5, valueAtRisk: usdt('50') },
    { kind: 'hash_missing', count: 1, valueAtRisk: usdt('12') },
  ]);
  const groups = await groupIssues(ctx, parseIssueFilter({}));
  const ofGroups = groups.map(({ kind, open, valueAtRisk }) => ({ kind, count: open, valueAtRisk }));
  expect(ofGroups.toSorted((a, b) => b.count - a.count)).toEqual(issues.kinds);
});

test('money of issues that are about no record is counted issue by issue', async ({ reader: ctx }) => {
  await raise(ctx, { kind: 'stuck', subject: 'callback:1', money: '5.50' });
  await raise(ctx, { kind: 'probe_mismatch', subject: 'callback:1', money: '7' });
  await raise(ctx, { kind: 'stuck', subject: 'batch:1', money: '1' });
  await raise(ctx, { kind: 'underpaid', subject: 'batch:1', money: '2' });
  expect((await getOverview(ctx)).issues.valueAtRisk).toEqual([{ currency: 'USDT', amount: '14.50' }]);
});

test('what a probe was answered is not received, nor a sign of life', async ({ reader: ctx }) => {
  const now = ctx.clock.now();
  const earlier = new Date(now.getTime() - 2 * hourMs);
  await storeCallback(ctx, 'gatepay', 'sent', earlier);
  await storeCallback(ctx, 'gatepay', 'sent', now, 'probe');
  const overview = await getOverview(ctx);
  expect(overview.totals.received).toBe(1);
  const gatepay = overview.providers.find(({ provider }) => provider === 'gatepay');
  expect(gatepay).toMatchObject({ received: 1, lastReceivedAt: earlier.toISOString() });
});

test('money in and money out are never added, and a mandate is neither', async ({ reader: ctx }) => {
  for (const kind of ['deposit', 'payout', 'refund', 'mandate']) await storeTransfer(ctx, kind, '100');
  const usdt = { currency: 'USDT', outcome: 'succeeded' };
  const expected = [
    { direction: 'in', ...usdt, count: 1, amount: '100' },
    { direction: 'out', ...usdt, count: 2, amount: '200' },
  ];
  expect((await getOverview(ctx)).transfers).toEqual(expected);
  while ((await foldDeltas(ctx)) > 0);
  await rebuildStatistics(ctx, new Date(ctx.clock.now().getTime() - hourMs), ctx.clock.now());
  expect((await getOverview(ctx)).transfers).toEqual(expected);
});

test('is refused to a token that may not read', async ({ ctx }) => {
  const actor = { kind: 'token', tokenId: '1', name: 'replays', scopes: ['replay'], address: null } as const;
  await expect(getOverview({ ...ctx, actor })).rejects.toMatchObject({ code: 'forbidden' });
});
