import { expect } from 'vitest';
import { openWebDoor } from '@/e2e/support/door-client';
import { postGatepay, withdrawBody } from '@/e2e/support/gatepay-door';
import { applyAll, test as base } from '@/e2e/support/ledger-test';
import { testContext } from '@/e2e/support/test-context';
import type { ActorContext } from '@/lib/access/actor';
import { ensureAccounts } from '@/lib/intake/accounts';
import { makeCredential } from '@/lib/intake/credentials';
import { readCallbackPayloads } from '@/lib/intake/read-callback-payloads';
import { NotFoundError } from '@/lib/platform/errors';
import { minuteMs, secondMs } from '@/lib/platform/time';
import { basswallet } from '@/lib/providers/basswallet';
import {
  type CallbackFields,
  deposit,
  expiredPayment,
  jsonBody,
  payment,
  withdraw,
} from '@/lib/providers/basswallet/fixtures/callbacks';
import { writeExactJson } from '@/lib/providers/exact-json';
import { countTransfers } from './count-transfers';
import { findTransfers } from './find-transfers';
import { getTransfer } from './get-transfer';
import { listRelatedCallbacks } from './list-related-callbacks';
import { listTransferFacets } from './list-transfer-facets';
import { listTransfers } from './list-transfers';
import { raiseIssues } from './raise-issues';
import { parseTransferFilter } from './transfer-filter';

const secrets = { accessKey: 'key-of-tests', secret: 'secret-of-tests-only' };

/** The ledger of the other tests, with BassWallet's secrets, and BassWallet itself. */
const test = base.extend('bass', async ({ ctx: given, db }) => {
  const variables = { BASSWALLET_CALLBACK_KEY: secrets.accessKey, BASSWALLET_CALLBACK_SECRET: secrets.secret };
  const { environment } = testContext(db, { GATEPAY_API_SECRET: 'gatepay-secret-for-tests-only', ...variables });
  const ctx = { ...given, environment } satisfies ActorContext;
  await ensureAccounts(ctx);
  const door = await openWebDoor(ctx);
  const credential = makeCredential(basswallet, secrets);
  const send = async (fields: CallbackFields) => {
    const unsigned = { channel: 'basswallet', method: 'POST', contentType: 'application/json', query: '' } as const;
    const request = { ...unsigned, body: jsonBody(fields) };
    const { path, headers, body } = basswallet.sign(request, { credential, at: ctx.clock.now(), nonce: 'n' });
    const reply = await door.send({ path, headers, body });
    expect([reply.status, reply.body]).toEqual([200, '']);
    ctx.clock.advance(secondMs);
    await applyAll(ctx);
  };
  return { ctx, send };
});

const idsOf = (transfers: readonly { transferId: string }[]) => transfers.map(({ transferId }) => transferId);

test('each filter narrows the list and its count alike', async ({ bass: { ctx, send } }) => {
  await send({
    ...deposit,
    id: '1',
    amount: '7.50',
    status: 'WaitingConfirmation',
    txHash: '0xAB12',
    tokenName: 'TRX',
  });
  await send({ ...payment, id: '2', amount: '20', amountActual: '20', businessId: 'ORD-2', txHash: '0xCD34' });
  await send({ ...withdraw, id: '3', businessId: 'W-3', txHash: '0xEF56' });
  await send({ ...expiredPayment, id: '4', businessId: 'ORD-4' });
  const find = async (params: Record<string, string | string[]>) => {
    const filter = parseTransferFilter(params);
    const { data } = await listTransfers(ctx, filter);
    expect((await countTransfers(ctx, filter)).value).toBe(data.length);
    return idsOf(data).sort().join(' ');
  };
  expect(await find({})).toBe('1 2 3 4');
  expect(await find({ kind: ['deposit', 'payout'] })).toBe('1 3');
  expect(await find({ outcome: 'expired' })).toBe('4');
  expect(await find({ status: 'Success' })).toBe('2 3');
  expect(await find({ currency: 'TRX' })).toBe('1');
  expect(await find({ terminal: 'false' })).toBe('1');
  expect(await find({ terminal: 'true' })).toBe('2 3 4');
  expect(await find({ conflicted: 'true' })).toBe('');
  expect(await find({ provider: 'gatepay' })).toBe('');
  expect(await find({ account: 'default' })).toBe('1 2 3 4');
  expect(await find({ currency: 'USDT', 'amount-from': '20.0' })).toBe('2');
  expect(await find({ currency: 'USDT', 'amount-to': '19.99' })).toBe('');
  // A deposit asks for nothing: what came counts.
  expect(await find({ currency: 'TRX', 'amount-from': '7.5', 'amount-to': '7.5' })).toBe('1');
  expect(await find({ currency: 'TRX', 'amount-from': '8' })).toBe('');
});

test('a search takes the beginning of an id, reference, hash or address, the last two in either case', async ({
  bass: { ctx, send },
}) => {
  await send({
    ...payment,
    id: '100200',
    businessId: 'ORD-7',
    txHash: '0xAbCd',
    fromAddress: 'TFrom',
    toAddress: '0xToTo',
  });
  await send({ ...payment, id: '999', businessId: 'other', txHash: '0x99', fromAddress: 'TX', toAddress: 'TY' });
  const find = async (q: string) => idsOf((await listTransfers(ctx, parseTransferFilter({ q }))).data);
  for (const q of ['100', '100200', 'ORD', 'ORD-7', '0xab', '0XABCD', 'tfr', 'TFROM', '0xtot']) {
    expect([q, await find(q)]).toEqual([q, ['100200']]);
  }
  for (const q of ['00200', 'ord-7', 'Cd', '%', '_', 'TFromm']) expect([q, await find(q)]).toEqual([q, []]);
});

test('pages hold every transfer once, newest first', async ({ bass: { ctx, send } }) => {
  for (let id = 1; id <= 7; id += 1) await send({ ...payment, id: String(id), txHash: `0x${id}` });
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await listTransfers(ctx, { ...parseTransferFilter({}), limit: 3, cursor });
    seen.push(...idsOf(page.data));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(seen).toEqual(['7', '6', '5', '4', '3', '2', '1']);
});

test('the choices of the filters are what has come', async ({ bass: { ctx, send } }) => {
  expect(await listTransferFacets(ctx)).toEqual({ statuses: [], currencies: [] });
  await send({ ...deposit, id: '1' });
  await send({ ...payment, id: '2' });
  expect(await listTransferFacets(ctx)).toEqual({
    statuses: ['AwaitingConfirmation', 'Success'],
    currencies: ['TRX', 'USDT'],
  });
});

test('a transfer says since when it has its status, who shares its hash, and what is wrong with it', async ({
  bass: { ctx, send },
}) => {
  await send({ ...payment, id: '1', status: 'WaitingConfirmation', txHash: '0xsame' });
  ctx.clock.advance(minuteMs);
  const changedAt = ctx.clock.now().toISOString();
  await send({ ...payment, id: '1', status: 'Success', txHash: '0xsame' });
  await send({ ...payment, id: '1', status: 'WaitingConfirmation', txHash: '0xsame', amountUSD: '1' });
  await send({ ...payment, id: '2', txHash: '0xSAME' });
  // One transaction may pay out here and come in there.
  await send({ ...withdraw, id: '3', txHash: '0xsame' });
  const { data } = await listTransfers(ctx, parseTransferFilter({}));
  const marks = Object.fromEntries(data.map(({ transferId, duplicateHash }) => [transferId, duplicateHash]));
  expect(marks).toEqual({ 1: true, 2: true, 3: false });
  const first = data.find(({ transferId }) => transferId === '1');
  expect(first?.stateSince).toBe(changedAt);

  const before = first?.openIssues ?? 0;
  const issue = { accountId: '1', provider: 'basswallet', kind: 'underpaid', title: 'Too little', detail: {} } as const;
  const subject = `transfer:${first?.id}`;
  await raiseIssues(ctx.db.pool, [{ ...issue, subject, recordKey: subject, callbackId: null }], ctx.clock.now());
  const again = await getTransfer(ctx, { id: first?.id ?? '' });
  expect(again.openIssues).toBe(before + 1);
  expect(again.issues[0]).toMatchObject({ kind: 'underpaid', state: 'open', recordKey: subject });
});

test('a transfer has its amounts to the digit, their difference, its callbacks and every change', async ({
  bass: { ctx, send },
}) => {
  await send({ ...payment, id: '1', status: 'WaitingConfirmation', amount: '20.10', amountActual: '0' });
  await send({ ...payment, id: '1', amount: '20.10', amountActual: '20.000000000000000001' });
  await send({ ...payment, id: '2' });
  const [row] = await findTransfers(ctx, { provider: 'basswallet', transferId: '1', account: null });
  const transfer = await getTransfer(ctx, { id: row?.id ?? '' });
  expect(transfer).toMatchObject({
    requestedAmount: '20.10',
    actualAmount: '20.000000000000000001',
    difference: '-0.099999999999999999',
    callbackIds: ['1', '2'],
  });
  expect(transfer.timeline.map(({ verdict, callbackId }) => [verdict, callbackId])).toEqual([
    ['opened', '1'],
    ['advanced', '2'],
  ]);
  const related = await listRelatedCallbacks(ctx, { transfer: transfer.id });
  expect(related?.callbacks.map(({ id, verdict }) => [id, verdict])).toEqual([
    ['1', 'opened'],
    ['2', 'advanced'],
  ]);
  expect((await listRelatedCallbacks(ctx, { callback: '2' }))?.callbacks.map(({ id }) => id)).toEqual(['1', '2']);
});

test('a transfer that is not there is not found, by any text', async ({ bass: { ctx } }) => {
  for (const id of ['1', '0', 'x', '1 or 1=1', '\u0000', '9'.repeat(30)]) {
    await expect(getTransfer(ctx, { id })).rejects.toThrow(NotFoundError);
    expect(await listRelatedCallbacks(ctx, { transfer: id })).toBeNull();
  }
  expect(await findTransfers(ctx, { provider: '\u0000', transferId: '\ud800', account: null })).toEqual([]);
});

test('the callbacks of a batch belong together, and payloads are read up to the bound', async ({ bass: { ctx } }) => {
  await postGatepay(ctx, withdrawBody('b1', 'INIT', []));
  await postGatepay(ctx, withdrawBody('b2', 'INIT', []));
  await postGatepay(ctx, withdrawBody('b1', 'SUCCESS', [{ merchant_withdraw_id: 'm1', status: 'DONE' }]));
  // Not applied yet: what came belongs together all the same.
  expect((await listRelatedCallbacks(ctx, { callback: '3' }))?.callbacks.map(({ id }) => id)).toEqual(['1', '3']);
  await applyAll(ctx);
  const { rows } = await ctx.db.pool.query<{ id: string }>(`select id from batches where batch_id = 'b1'`);
  const related = await listRelatedCallbacks(ctx, { batch: rows[0]?.id ?? '' });
  expect(related?.callbacks.map(({ id, verdict, toStatus }) => [id, verdict, toStatus])).toEqual([
    ['1', 'opened', 'INIT'],
    ['3', 'advanced', 'SUCCESS'],
  ]);

  const read = async (bytesMax: number) => {
    const found: string[] = [];
    for await (const one of readCallbackPayloads(ctx, { ids: ['3', '1', '77', 'x'], bytesMax })) {
      found.push(`${one.id} ${one.state === 'read' ? writeExactJson(one.payload).includes('"SUCCESS"') : one.state}`);
    }
    return found;
  };
  expect(await read(1_000_000)).toEqual(['3 true', '1 false']);
  // What does not fit is left out, and what comes after it and does is not.
  expect(await read(150)).toEqual(['3 too_large', '1 false']);
  await ctx.db.pool.query('delete from requests');
  expect(await read(1_000_000)).toEqual(['3 dropped', '1 dropped']);
});

test('payloads that are too long to be read together come in the order that was asked for, each with its own', async ({
  bass: { ctx },
}) => {
  const lines = Array.from({ length: 3_000 }, (_, n) => ({ merchant_withdraw_id: `line-${n}`, status: 'DONE' }));
  for (const batch of ['long1', 'long2', 'long3']) await postGatepay(ctx, withdrawBody(batch, 'INIT', lines));
  await postGatepay(ctx, withdrawBody('short', 'INIT', []));
  const found: string[] = [];
  for await (const one of readCallbackPayloads(ctx, { ids: ['3', '4', '1', '2'], bytesMax: 10_000_000 })) {
    const payload = one.state === 'read' ? writeExactJson(one.payload) : '';
    found.push(`${one.id} ${['long1', 'long2', 'long3', 'short'].find((batch) => payload.includes(batch))}`);
  }
  expect(found).toEqual(['3 long3', '4 short', '1 long1', '2 long2']);
});

test('nothing of it is told to those who may not read', async ({ bass: { ctx } }) => {
  const actor = { kind: 'token', tokenId: '1', name: 't', scopes: ['replay'], address: null } as const;
  const stranger = { ...ctx, actor };
  const refused = [
    listTransfers(stranger, parseTransferFilter({})),
    countTransfers(stranger, parseTransferFilter({})),
    listTransferFacets(stranger),
    getTransfer(stranger, { id: '1' }),
    findTransfers(stranger, { provider: 'basswallet', transferId: '1', account: null }),
    listRelatedCallbacks(stranger, { callback: '1' }),
    readCallbackPayloads(stranger, { ids: ['1'], bytesMax: 1 }).next(),
  ];
  for (const attempt of refused) await expect(attempt).rejects.toThrow('does not include');
});
