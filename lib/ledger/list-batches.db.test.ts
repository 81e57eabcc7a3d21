import { expect } from 'vitest';
import { postGatepay, withdrawBody } from '@/e2e/support/gatepay-door';
import { applyAll, test } from '@/e2e/support/ledger-test';
import { hourMs, secondMs } from '@/lib/platform/time';
import { parseBatchFilter } from './batch-filter';
import { countBatches } from './count-batches';
import { getBatch } from './get-batch';
import { countOpenIssues } from './issues/count-open-issues';
import { parseIssueFilter } from './issues/issue-filter';
import { listIssues } from './issues/list-issues';
import { listBatches } from './list-batches';

const line = {
  merchant_withdraw_id: 'm1',
  suborder_id: 's1',
  tx_id: '0xabc',
  status: 'DONE',
  currency: 'USDT',
  amount: '1',
  address: '0xDeF',
};

test('pages hold every batch once, newest first, also where they were opened in the same instant', async ({ ctx }) => {
  for (let index = 0; index < 12; index += 1) {
    await postGatepay(ctx, withdrawBody(`b${index}`, 'INIT', []));
    if (index % 4 === 3) ctx.clock.advance(secondMs);
  }
  await applyAll(ctx, 1);
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await listBatches(ctx, { ...parseBatchFilter({}), limit: 5, cursor });
    seen.push(...page.data.map(({ batchId }) => batchId));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(seen).toEqual(Array.from({ length: 12 }, (_, index) => `b${11 - index}`));
});

test('each filter narrows the list and its count alike', async ({ ctx }) => {
  const before = ctx.clock.now().toISOString();
  await postGatepay(ctx, withdrawBody('alpha', 'SUCCESS', [line]));
  ctx.clock.advance(secondMs);
  const between = ctx.clock.now().toISOString();
  await postGatepay(ctx, withdrawBody('beta', 'INIT', [{ merchant_withdraw_id: 'm2' }]));
  await postGatepay(ctx, withdrawBody('alpha', 'FAIL', []));
  await applyAll(ctx);
  const find = async (params: Record<string, string>) => {
    const filter = parseBatchFilter(params);
    const { data } = await listBatches(ctx, filter);
    expect((await countBatches(ctx, filter)).value).toBe(data.length);
    return data.map(({ batchId }) => batchId).join(' ');
  };
  expect(await find({})).toBe('beta alpha');
  expect(await find({ status: 'SUCCESS' })).toBe('alpha');
  expect(await find({ outcome: 'pending' })).toBe('beta');
  expect(await find({ provider: 'gatepay', account: 'default' })).toBe('beta alpha');
  expect(await find({ provider: 'caibo' })).toBe('');
  expect(await find({ account: 'malaysia' })).toBe('');
  expect(await find({ conflicted: 'true' })).toBe('alpha');
  expect(await find({ from: between })).toBe('beta');
  expect(await find({ from: before, to: between })).toBe('alpha');
  expect(await find({ terminal: 'true' })).toBe('alpha');
  expect(await find({ terminal: 'false' })).toBe('beta');
  expect(await find({ currency: 'USDT' })).toBe('alpha');
  expect(await find({ currency: 'BTC' })).toBe('');
  for (const q of ['alp', 'alpha', 'm1', 's1', '0xabc', '0XABC', '0xdef', '0xDEF'])
    expect(await find({ q })).toBe('alpha');
  for (const q of ['lpha', 'm', '%', 'x']) expect(await find({ q })).toBe('');
});

test('a batch is as old as the status that it has, whatever came late for it or for its lines', async ({ ctx }) => {
  const opened = ctx.clock.now().toISOString();
  await postGatepay(ctx, withdrawBody('alpha', 'INIT', []));
  await applyAll(ctx);
  ctx.clock.advance(hourMs);
  const processing = ctx.clock.now().toISOString();
  await postGatepay(ctx, withdrawBody('alpha', 'PROCESSING', [{ ...line, status: 'PROCESSING' }]));
  await applyAll(ctx);
  ctx.clock.advance(hourMs);
  await postGatepay(ctx, withdrawBody('alpha', 'INIT', [{ merchant_withdraw_id: 'm2' }]));
  await applyAll(ctx);
  const find = async (params: Record<string, string>) => (await listBatches(ctx, parseBatchFilter(params))).data;
  expect(await find({})).toMatchObject([{ status: 'PROCESSING', openedAt: opened, stateSince: processing }]);
  expect(await getBatch(ctx, { provider: 'gatepay', batchId: 'alpha' })).toMatchObject({ stateSince: processing });
  expect(await find({ statusBefore: processing })).toEqual([]);
  expect(await find({ statusBefore: new Date(Date.parse(processing) + 1).toISOString() })).toHaveLength(1);
});

test('issues name the batch that they are about', async ({ ctx }) => {
  await postGatepay(ctx, withdrawBody('alpha', 'SUCCESS', [line]));
  await postGatepay(ctx, withdrawBody('alpha', 'FAIL', []));
  await applyAll(ctx);
  const { data } = await listIssues(ctx, parseIssueFilter({ state: 'open' }));
  expect(data).toMatchObject([
    { kind: 'status_conflict', batchId: 'alpha', account: 'default', seenCount: 1, callbackId: '2' },
  ]);
  expect(await countOpenIssues(ctx)).toBe(1);
  expect((await listIssues(ctx, parseIssueFilter({ kind: 'apply_failed' }))).data).toEqual([]);
});

test('a cursor of another list is refused', async ({ ctx }) => {
  await expect(listBatches(ctx, { ...parseBatchFilter({}), cursor: 'made-up' })).rejects.toThrow('cursor');
});
