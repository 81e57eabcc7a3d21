import { describe, expect } from 'vitest';
import { postGatepay, withdrawBody } from '@/e2e/support/gatepay-door';
import { gatepayMessages } from '@/e2e/support/gatepay-messages';
import { applyAll, readLedger, test } from '@/e2e/support/ledger-test';
import { NotFoundError } from '@/lib/platform/errors';
import { minuteMs } from '@/lib/platform/time';
import { parseBatchFilter } from './batch-filter';
import { getBatch } from './get-batch';
import { listBatches } from './list-batches';

const all = parseBatchFilter({});

describe("GatePay's example messages", () => {
  test('come out as three batches, right to the digit', async ({ ctx }) => {
    const { success, partial, fail } = gatepayMessages;
    for (const body of [success, partial, fail]) await postGatepay(ctx, body);
    await applyAll(ctx);
    const { data } = await listBatches(ctx, all);
    expect(
      data.map(({ batchId, status, outcome, terminal, totals }) => ({ batchId, status, outcome, terminal, totals })),
    ).toEqual([
      {
        ...{ batchId: '1526052914503263474', status: 'FAIL', outcome: 'failed', terminal: true },
        totals: [
          { currency: 'USDC', chain: 'BASEEVM', requested: '0.1', done: '0', failed: '0.1', fee: '0', pending: '0' },
        ],
      },
      {
        ...{ batchId: '1526052914503263473', status: 'PARTIAL', outcome: 'partial', terminal: true },
        totals: [
          {
            currency: 'USDC',
            chain: 'BASEEVM',
            requested: '0.2',
            done: '0.0501',
            failed: '0.1',
            fee: '0.0499',
            pending: '0',
          },
        ],
      },
      {
        ...{ batchId: '1526052914503263472', status: 'SUCCESS', outcome: 'succeeded', terminal: true },
        totals: [
          {
            currency: 'USDC',
            chain: 'BASEEVM',
            requested: '0.1',
            done: '0.0501',
            failed: '0',
            fee: '0.0499',
            pending: '0',
          },
        ],
      },
    ]);
  });

  test('show every field of a line as it was sent', async ({ ctx }) => {
    await postGatepay(ctx, gatepayMessages.partial);
    await postGatepay(ctx, gatepayMessages.structure);
    await applyAll(ctx);
    const batch = await getBatch(ctx, { provider: 'gatepay', batchId: '1526052914503263473' });
    expect(batch).toMatchObject({
      account: 'default',
      openedAt: ctx.clock.now().toISOString(),
      lineCount: 2,
      doneCount: 1,
      failedCount: 1,
    });
    expect(batch.detail).toMatchObject({
      merchant_id: '48177363',
      client_id: 'DlaHYwkeGDjSGRVr',
      pay_back_status: 'NO',
    });
    expect(batch.suborders[0]).toMatchObject({
      ...{
        suborderId: '79553574716833917',
        merchantWithdrawId: '1526052914503263472',
        status: 'DONE',
        currency: 'USDC',
      },
      ...{ chain: 'BASEEVM', amount: '0.1', fee: '0.0499', feeType: '0', subAmount: '0.1', doneAmount: '0.0501' },
      ...{ address: '0x524287c1e5a312a12c76380a3227611d3cb20ddf', finishedAt: '2026-05-29T06:52:59.000Z' },
      txId: '0x2546829d95b7614acebde9dcc92d5b880ae82fa9791c2f80faa7ca668fc5cd3b',
    });
    expect(batch.suborders[1]).toMatchObject({ status: 'FAIL', outcome: 'failed' });
    const short = await getBatch(ctx, { provider: 'gatepay', batchId: '831618381568' });
    expect(short.suborders[0]).toMatchObject({ amount: '2362.10', doneAmount: null, fee: null });
    expect(short.totals).toEqual([
      { currency: 'USDT', chain: null, requested: '2362.10', done: '0', failed: '0', fee: '0', pending: '0' },
    ]);
  });

  test('posted again, in any order and fifty at once, change nothing', async ({ ctx, db }) => {
    const { success, partial, fail } = gatepayMessages;
    for (const body of [success, partial, fail]) await postGatepay(ctx, body);
    await applyAll(ctx);
    const before = await readLedger(db);
    for (const body of [fail, success, partial]) await postGatepay(ctx, body);
    await Promise.all(Array.from({ length: 50 }, () => postGatepay(ctx, partial)));
    await applyAll(ctx);
    expect(await readLedger(db)).toEqual(before);
  });
});

test('totals are never added across currencies or chains', async ({ ctx }) => {
  const line = { status: 'DONE', amount: '1.10', done_amount: '1.00', fee: '0.10' };
  await postGatepay(
    ctx,
    withdrawBody('b1', 'PROCESSING', [
      { ...line, merchant_withdraw_id: 'm1', currency: 'USDT', chain: 'TRX' },
      { ...line, merchant_withdraw_id: 'm2', currency: 'USDT', chain: 'ETH' },
      {
        ...line,
        merchant_withdraw_id: 'm3',
        currency: 'BTC',
        chain: 'BTC',
        amount: '0.00000001',
        done_amount: '0.00000001',
        fee: '0',
      },
      { merchant_withdraw_id: 'm4', currency: 'USDT', chain: 'TRX', amount: '2' },
    ]),
  );
  await applyAll(ctx);
  const { totals } = await getBatch(ctx, { provider: 'gatepay', batchId: 'b1' });
  expect(totals).toEqual([
    { currency: 'BTC', chain: 'BTC', requested: '0.00000001', done: '0.00000001', failed: '0', fee: '0', pending: '0' },
    { currency: 'USDT', chain: 'ETH', requested: '1.10', done: '1.00', failed: '0', fee: '0.10', pending: '0' },
    { currency: 'USDT', chain: 'TRX', requested: '3.10', done: '1.00', failed: '0', fee: '0.10', pending: '2' },
  ]);
});

test('the timeline tells batch and lines in the order in which it happened, late news included', async ({ ctx }) => {
  const init = ctx.clock.now();
  ctx.clock.advance(minuteMs);
  await postGatepay(ctx, withdrawBody('b1', 'SUCCESS', [{ merchant_withdraw_id: 'm1', status: 'DONE' }]));
  await postGatepay(ctx, withdrawBody('b1', 'INIT', []), init);
  await applyAll(ctx);
  const { timeline, openedAt, settledAt } = await getBatch(ctx, { provider: 'gatepay', batchId: 'b1' });
  expect(timeline.map(({ at, kind, lineKey, verdict, toStatus }) => [at, kind, lineKey, verdict, toStatus])).toEqual([
    [init.toISOString(), 'batch', null, 'superseded', 'INIT'],
    [ctx.clock.now().toISOString(), 'batch', null, 'opened', 'SUCCESS'],
    [ctx.clock.now().toISOString(), 'suborder', 'm1', 'opened', 'DONE'],
  ]);
  expect([openedAt, settledAt]).toEqual([init.toISOString(), ctx.clock.now().toISOString()]);
});

describe('a batch id', () => {
  test('that no callback told of is not found', async ({ ctx }) => {
    await expect(getBatch(ctx, { provider: 'gatepay', batchId: 'none' })).rejects.toThrow(
      'No callback has told of a batch none',
    );
  });

  test('that no database can hold is not found either', async ({ ctx }) => {
    for (const batchId of ['\u0000', '\ud800']) {
      await expect(getBatch(ctx, { provider: 'gatepay', batchId, account: batchId })).rejects.toThrow(NotFoundError);
    }
  });

  test('that two accounts know needs the account, and says which there are', async ({ ctx, db }) => {
    await postGatepay(ctx, withdrawBody('b1', 'SUCCESS', []));
    await applyAll(ctx);
    await db.pool.query(
      `insert into accounts (provider, slug, name, source) values ('gatepay', 'malaysia', 'M', 'console')`,
    );
    await db.pool.query(
      `insert into batches (account_id, provider, batch_id, status, rank, terminal, outcome, opened_at, updated_at)
       select a.id, b.provider, b.batch_id, 'INIT', 0, false, 'pending', b.opened_at, b.updated_at
       from batches b, accounts a where a.slug = 'malaysia'`,
    );
    await expect(getBatch(ctx, { provider: 'gatepay', batchId: 'b1' })).rejects.toThrow('default, malaysia');
    expect(await getBatch(ctx, { provider: 'gatepay', batchId: 'b1', account: 'malaysia' })).toMatchObject({
      status: 'INIT',
    });
  });

  test('is told only to those who may read batches', async ({ ctx }) => {
    const actor = { kind: 'token', tokenId: '1', name: 't', scopes: ['replay'], address: null } as const;
    await expect(getBatch({ ...ctx, actor }, { provider: 'gatepay', batchId: 'b1' })).rejects.toThrow('batches.read');
    await expect(listBatches({ ...ctx, actor }, all)).rejects.toThrow('batches.read');
  });
});
