import { expect } from 'vitest';
import { GET as getBatchRoute } from '@/app/api/v1/batches/[provider]/[batchId]/route';
import { GET as listBatchesRoute } from '@/app/api/v1/batches/route';
import { GET as listIssuesRoute } from '@/app/api/v1/issues/route';
import { GET as getTransferRoute } from '@/app/api/v1/transfers/[id]/route';
import { GET as listTransfersRoute } from '@/app/api/v1/transfers/route';
import { gatepaySecret, postGatepay } from '@/e2e/support/gatepay-door';
import { gatepayMessages } from '@/e2e/support/gatepay-messages';
import { applyAll } from '@/e2e/support/ledger-test';
import { testContext } from '@/e2e/support/test-context';
import { test as base } from '@/e2e/support/test-database';
import { bootstrapAccess } from '@/lib/access/bootstrap';
import { ensureAccounts } from '@/lib/intake/accounts';
import { setContext } from '@/lib/platform/boot';

const token = 'an-api-token-for-tests-only-0123456789';
const pay =
  '{"bizType":"PAY","bizId":"79553572569350157","bizStatus":"PAY_SUCCESS","data":"{\\"createTime\\":1780037371613,\\"currency\\":\\"USDT\\",\\"merchantTradeNo\\":\\"6a1936fb6ac6f72b7a817576\\",\\"orderAmount\\":\\"21.88\\"}"}';

const test = base.extend('api', { scope: 'file' }, async ({ db }) => {
  const variables = { GATEPAY_API_SECRET: gatepaySecret, CONSOLE_API_TOKEN: token, ADMIN_PASSWORD: 'long enough 123' };
  const ctx = testContext(db, variables);
  await ensureAccounts(ctx);
  await bootstrapAccess(ctx);
  setContext(ctx);
  const { partial } = gatepayMessages;
  await postGatepay(ctx, partial);
  await postGatepay(ctx, partial.replace('"status":"PARTIAL"', '"status":"FAIL"'));
  await postGatepay(ctx, pay);
  await applyAll(ctx);
  const request = (path: string, authorization = `Bearer ${token}`) =>
    new Request(`http://console.test/api/v1/${path}`, { headers: { authorization } });
  return {
    batches: (query = '', authorization?: string) =>
      listBatchesRoute(request(`batches${query}`, authorization), { params: Promise.resolve({}) }),
    batch: (batchId: string, query = '') =>
      getBatchRoute(request(`batches/gatepay/${batchId}${query}`), {
        params: Promise.resolve({ provider: 'gatepay', batchId }),
      }),
    transfers: (query = '') => listTransfersRoute(request(`transfers${query}`), { params: Promise.resolve({}) }),
    transfer: (id: string) => getTransferRoute(request(`transfers/${id}`), { params: Promise.resolve({ id }) }),
    issues: (query = '') => listIssuesRoute(request(`issues${query}`), { params: Promise.resolve({}) }),
  };
});

const batchId = '1526052914503263473';
const totals = [
  { currency: 'USDC', chain: 'BASEEVM', requested: '0.2', done: '0.0501', failed: '0.1', fee: '0.0499', pending: '0' },
];

test('a batch is answered as the contract has it, every amount as text', async ({ api }) => {
  const response = await api.batch(batchId);
  expect(response.status).toBe(200);
  const batch: unknown = await response.json();
  const line = {
    currency: 'USDC',
    chain: 'BASEEVM',
    amount: '0.1',
    fee: '0.0499',
    subAmount: '0.1',
    doneAmount: '0.0501',
  };
  expect(batch).toMatchObject({
    provider: 'gatepay',
    account: 'default',
    batchId,
    status: 'PARTIAL',
    terminal: true,
    conflicted: true,
    openedAt: '2026-03-02T09:00:00.000Z',
    settledAt: '2026-03-02T09:00:00.000Z',
    suborders: [
      { ...line, suborderId: '79553574716833917', merchantWithdrawId: '1526052914503263472', status: 'DONE' },
      { ...line, suborderId: '79553574716833918', merchantWithdrawId: '1526052914503263473', status: 'FAIL' },
    ],
    totals,
    timeline: [
      { at: '2026-03-02T09:00:00.000Z', kind: 'batch', verdict: 'opened', toStatus: 'PARTIAL' },
      { at: '2026-03-02T09:00:00.000Z', kind: 'batch', verdict: 'conflict', fromStatus: 'PARTIAL', toStatus: 'FAIL' },
      { at: '2026-05-29T06:52:59.000Z', kind: 'suborder', lineKey: '1526052914503263472', verdict: 'opened' },
      { at: '2026-05-29T06:52:59.000Z', kind: 'suborder', lineKey: '1526052914503263473', verdict: 'opened' },
    ],
  });
});

test('batches are listed with their totals and without their lines', async ({ api }) => {
  const { data, nextCursor } = await (await api.batches('?status=PARTIAL&q=152605')).json();
  expect(data).toMatchObject([{ batchId, totals, lineCount: 2, doneCount: 1, failedCount: 1 }]);
  expect(data[0]).not.toHaveProperty('suborders');
  expect(nextCursor).toBeNull();
});

test('what is asked for wrongly is refused in words', async ({ api }) => {
  expect((await api.batches('', 'Bearer wrong')).status).toBe(401);
  expect((await api.batches('?state=PARTIAL')).status).toBe(400);
  expect((await api.batches('?cursor=made-up')).status).toBe(400);
  const missing = await api.batch('none');
  expect(missing.status).toBe(404);
  expect(await missing.json()).toMatchObject({ error: { code: 'not_found' } });
  expect((await api.batch(batchId, '?account=malaysia')).status).toBe(404);
  expect((await api.transfer('17')).status).toBe(404);
  expect((await api.transfer('x')).status).toBe(404);
});

test('transfers are listed, found by their reference, and read with their timeline', async ({ api }) => {
  const { data } = await (await api.transfers('?provider=gatepay&q=6a1936fb6ac6f72b7a817576')).json();
  expect(data).toMatchObject([
    { provider: 'gatepay', kind: 'payment', outcome: 'succeeded', currency: 'USDT', requestedAmount: '21.88' },
  ]);
  const transfer: unknown = await (await api.transfer(data[0].id)).json();
  expect(transfer).toMatchObject({
    ...data[0],
    timeline: [{ kind: 'transfer', verdict: 'opened', toStatus: data[0].status }],
  });
  expect((await (await api.transfers('?kind=payout')).json()).data).toEqual([]);
});

test('issues are listed with what they are about', async ({ api }) => {
  const { data } = await (await api.issues('?state=open&kind=status_conflict')).json();
  expect(data).toMatchObject([{ kind: 'status_conflict', state: 'open', batchId, provider: 'gatepay', seenCount: 1 }]);
});
