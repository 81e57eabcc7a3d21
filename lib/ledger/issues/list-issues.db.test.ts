import { expect } from 'vitest';
import { postGatepay, withdrawBody } from '@/e2e/support/gatepay-door';
import { raise, test } from '@/e2e/support/issues-test';
import { applyAll, one } from '@/e2e/support/ledger-test';
import type { ActorContext } from '@/lib/access/actor';
import { dayMs, hourMs } from '@/lib/platform/time';
import { acknowledgeIssue } from './acknowledge-issue';
import { countIssues } from './count-issues';
import { getIssue } from './get-issue';
import { groupIssues } from './group-issues';
import { parseIssueFilter } from './issue-filter';
import { listIssues } from './list-issues';
import { listRecordIssues } from './list-record-issues';
import { resolveIssue } from './resolve-issue';

const usdt = (amount: string) => [{ currency: 'USDT', amount }];

async function subjects(ctx: ActorContext, params: Record<string, string | string[]>): Promise<string> {
  const { data } = await listIssues(ctx, parseIssueFilter(params));
  return data.map(({ subject }) => subject).join(' ');
}

async function everyPage(ctx: ActorContext, params: Record<string, string>): Promise<string[]> {
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await listIssues(ctx, { ...parseIssueFilter(params), limit: 3, cursor });
    seen.push(...page.data.map(({ subject }) => subject));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return seen;
}

test('pages hold every issue once in each order, also where instants and amounts are the same', async ({ ctx }) => {
  const amounts = ['10', '9.99', '10.0', '100', '0.000000000000000001', '10', '-5'];
  for (const [at, amount] of amounts.entries()) {
    await raise(ctx, { subject: `batch:${at}`, valueAtRisk: usdt(amount) });
    if (at % 3 === 2) ctx.clock.advance(hourMs);
  }
  await raise(ctx, { subject: 'batch:none' });
  await raise(ctx, { subject: 'batch:other', valueAtRisk: [{ currency: 'MYR', amount: '5000' }] });
  const newest = ['other', 'none', '6', '5', '4', '3', '2', '1', '0'].map((id) => `batch:${id}`);
  expect(await everyPage(ctx, {})).toEqual(newest);
  expect(await everyPage(ctx, { sort: 'oldest' })).toEqual(newest.toReversed());
  const byValue = ['3', '5', '2', '0', '1', '4', '6'].map((id) => `batch:${id}`);
  expect(await everyPage(ctx, { sort: 'value:USDT' })).toEqual(byValue);
  expect(await everyPage(ctx, { sort: 'value:MYR' })).toEqual(['batch:other']);
  expect(await everyPage(ctx, { sort: 'value:EUR' })).toEqual([]);
});

test('the order by money at risk is one of all states, whatever else an issue is about and however long its amount', async ({
  ctx,
}) => {
  const money = async (subject: string, ...values: [string, string][]) =>
    raise(ctx, { subject, valueAtRisk: values.map(([currency, amount]) => ({ currency, amount })) });
  await money('batch:0', ['USDT', '10']);
  await money('batch:1', ['MYR', '5'], ['USDT', '50']);
  await resolveIssue(ctx, { id: await money('batch:2', ['USDT', '20']) });
  await resolveIssue(ctx, { id: await money('batch:3', ['EUR', '1'], ['USDT', '15']) });
  await acknowledgeIssue(ctx, { id: await money('batch:4', ['USDT', '20.00']) });
  await money('batch:5', ['USDT', `${'9'.repeat(100)}.${'9'.repeat(100)}`]);
  await money('batch:6', ['USDT', '50.0'], ['MYR', '4']);
  await money('batch:7', ['MYR', '900']);
  await money('batch:8', ['BTC', '1'], ['EUR', '2'], ['MYR', '3'], ['USDT', '12']);
  await money('batch:9', ['BTC', '1'], ['EUR', '2'], ['USDT', '11']);
  const all = ['5', '6', '1', '4', '2', '3', '8', '9', '0'].map((id) => `batch:${id}`);
  expect(await everyPage(ctx, { sort: 'value:USDT' })).toEqual(all);
  expect(await everyPage(ctx, { sort: 'value:MYR' })).toEqual(['batch:7', 'batch:1', 'batch:6', 'batch:8']);
  expect(await subjects(ctx, { sort: 'value:USDT', state: ['resolved', 'acknowledged'] })).toBe(
    'batch:4 batch:2 batch:3',
  );
  const counts = await countIssues(ctx, parseIssueFilter({ sort: 'value:USDT' }));
  expect(Object.values(counts).map(({ value }) => value)).toEqual([6, 1, 2, 0]);
});

test('a cursor of another order or list is refused', async ({ ctx }) => {
  for (let at = 0; at < 3; at += 1) await raise(ctx, { subject: `batch:${at}`, valueAtRisk: usdt('1') });
  const byTime = await listIssues(ctx, { ...parseIssueFilter({}), limit: 1 });
  const byValue = await listIssues(ctx, { ...parseIssueFilter({ sort: 'value:USDT' }), limit: 1 });
  const ask = (sort: string, cursor: string | null) => listIssues(ctx, { ...parseIssueFilter({ sort }), cursor });
  await expect(ask('value:USDT', byTime.nextCursor)).rejects.toThrow('cursor');
  await expect(ask('newest', byValue.nextCursor)).rejects.toThrow('cursor');
  await expect(ask('newest', 'made-up')).rejects.toThrow('cursor');
});

test('each filter narrows the list', async ({ as, ctx }) => {
  await raise(ctx, { kind: 'stuck', subject: 'batch:1', recordKey: 'batch:1' });
  ctx.clock.advance(2 * dayMs);
  const taken = await raise(ctx, { kind: 'underpaid', subject: 'suborder:5', recordKey: 'batch:1' });
  await acknowledgeIssue(as('finance'), { id: taken });
  const done = await raise(ctx, { kind: 'never_seen', subject: 'status HELD of batch' });
  await resolveIssue(as('admin'), { id: done });
  const live = as('finance');
  expect(await subjects(live, { state: 'open' })).toBe('batch:1');
  expect(await subjects(live, { state: ['open', 'acknowledged'] })).toBe('suborder:5 batch:1');
  expect(await subjects(live, { kind: 'never_seen' })).toBe('status HELD of batch');
  expect(await subjects(live, { owner: 'me' })).toBe('suborder:5');
  expect(await subjects(as('admin'), { owner: 'me' })).toBe('');
  expect(await subjects(ctx, { owner: 'me' })).toBe('');
  expect(await subjects(live, { owner: 'none' })).toBe('status HELD of batch batch:1');
  expect(await subjects(live, { owner: ['none', 'me'] })).toBe('status HELD of batch suborder:5 batch:1');
  expect(await subjects(live, { age: '24h' })).toBe('batch:1');
  expect(await subjects(live, { age: ['7d', '1h'] })).toBe('batch:1');
  expect(await subjects(live, { age: '7d' })).toBe('');
  expect(await subjects(live, { recordKey: 'batch:1' })).toBe('suborder:5 batch:1');
  expect(await subjects(live, { subject: 'suborder:5' })).toBe('suborder:5');
  expect(await subjects(live, { provider: 'caibo' })).toBe('');
  expect(await subjects(live, { account: 'default' })).toBe('status HELD of batch suborder:5 batch:1');
  expect(await subjects(live, { q: taken })).toBe('suborder:5');
  expect(await subjects(live, { q: 'status HELD of batch' })).toBe('status HELD of batch');
  const { open, acknowledged, resolved, ignored } = await countIssues(live, parseIssueFilter({ state: 'open' }));
  expect([open, acknowledged, resolved, ignored].map(({ value }) => value)).toEqual([1, 1, 1, 0]);
  expect((await countIssues(live, parseIssueFilter({ age: '24h' }))).open.value).toBe(1);
});

test('an issue is found by every id of what it is about, and says what that is', async ({ ctx, db }) => {
  const line = { merchant_withdraw_id: 'm1', suborder_id: 's1', tx_id: '0xabc', currency: 'USDT', amount: '1.50' };
  await postGatepay(ctx, withdrawBody('alpha', 'PROCESSING', [{ ...line, status: 'PROCESSING' }]));
  await applyAll(ctx);
  const { id: lineId } = await one<{ id: string }>(db, 'select id from suborders');
  const id = await raise(ctx, {
    ...{ kind: 'amount_mismatch', subject: `suborder:${lineId}`, recordKey: 'batch:1', callbackId: '1' },
    ...{ expected: '1.50', actual: '1.4', difference: '-0.10', valueAtRisk: usdt('0.10') },
  });
  for (const q of ['alp', 'alpha', 'm1', 's1', '0xabc', '1']) {
    expect(await subjects(ctx, { q, kind: 'amount_mismatch' })).toBe(`suborder:${lineId}`);
  }
  for (const q of ['lpha', '%', 'x', '9']) expect(await subjects(ctx, { q, kind: 'amount_mismatch' })).toBe('');
  const issue = await getIssue(ctx, { id });
  expect(issue).toMatchObject({
    ...{ batchId: 'alpha', lineKey: 'm1', transferId: null, expected: '1.50', actual: '1.4', difference: '-0.10' },
    valueAtRisk: usdt('0.10'),
    about: {
      kind: 'suborder',
      batchId: 'alpha',
      lineKey: 'm1',
      status: 'PROCESSING',
      amount: '1.50',
      account: 'default',
    },
    record: { kind: 'batch', batchId: 'alpha', status: 'PROCESSING' },
    callbacks: [{ id: '1', type: 'WITHDRAW', receivedAt: '2026-03-02T09:00:00.000Z' }],
    related: [],
  });
  const other = await raise(ctx, { kind: 'stuck', subject: 'batch:1', recordKey: 'batch:1' });
  expect((await getIssue(ctx, { id })).related.map((related) => related.id)).toEqual([other]);
  const found = await listRecordIssues(ctx, { recordKey: 'batch:1' });
  expect(found).toMatchObject({ count: 2, issues: [{ id }, { id: other }] });
  await resolveIssue(ctx, { id: other });
  expect((await listRecordIssues(ctx, { recordKey: 'batch:1' })).count).toBe(1);
  expect((await listRecordIssues(ctx, { recordKey: 'batch:2' })).count).toBe(0);
});

test('groups sum each currency of a kind and account to the last digit, and never one with another', async ({
  ctx,
}) => {
  const money = (subject: string, ...values: [string, string][]) =>
    raise(ctx, {
      ...{ kind: 'underpaid', subject },
      valueAtRisk: values.map(([currency, amount]) => ({ currency, amount })),
    });
  await raise(ctx, { kind: 'status_conflict', subject: 'batch:9' });
  ctx.clock.advance(hourMs);
  await money('transfer:1', ['USDT', '0.1'], ['MYR', '12.50']);
  const second = await money('transfer:2', ['USDT', '0.200000000000000001']);
  ctx.clock.advance(hourMs);
  await acknowledgeIssue(ctx, { id: second });
  await resolveIssue(ctx, { id: await money('transfer:3', ['USDT', '1000000']) });
  const groups = await groupIssues(ctx, parseIssueFilter({ state: 'resolved' }));
  expect(groups).toEqual([
    {
      ...{ kind: 'underpaid', provider: 'gatepay', account: 'default', open: 1, acknowledged: 1 },
      ...{ oldestAt: '2026-03-02T10:00:00.000Z', newestAt: '2026-03-02T10:00:00.000Z' },
      valueAtRisk: [
        { currency: 'MYR', amount: '12.50' },
        { currency: 'USDT', amount: '0.300000000000000001' },
      ],
    },
    {
      ...{ kind: 'status_conflict', provider: 'gatepay', account: 'default', open: 1, acknowledged: 0 },
      ...{ oldestAt: '2026-03-02T09:00:00.000Z', newestAt: '2026-03-02T09:00:00.000Z', valueAtRisk: [] },
    },
  ]);
});
