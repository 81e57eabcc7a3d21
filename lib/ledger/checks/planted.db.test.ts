import { describe, expect } from 'vitest';
import { type ChecksConsole, test } from '@/e2e/support/checks-test';
import { applyAll } from '@/e2e/support/ledger-test';
import { callbackBody, type JsonObject } from '@/lib/providers/b2binpay/fixtures/documents';
import * as basswallet from '@/lib/providers/basswallet/fixtures/callbacks';
import * as bayarcash from '@/lib/providers/bayarcash/fixtures/records';
import * as caibo from '@/lib/providers/caibo/fixtures/callbacks';
import type { UnsignedRequest } from '@/lib/providers/contract';

type Fields = Readonly<Record<string, unknown>>;

function post(channel: string, contentType: string, body: string): UnsignedRequest {
  return { channel, method: 'POST', contentType, query: '', body };
}

const form = 'application/x-www-form-urlencoded';
const wallet = (fields: basswallet.CallbackFields) =>
  post('basswallet', 'application/json', basswallet.jsonBody({ ...fields, timestamp: undefined }));
const payment = (fields: bayarcash.RecordFields) =>
  post('bayarcash', form, bayarcash.formBody({ ...bayarcash.transaction, ...fields }));
const returned = (fields: bayarcash.RecordFields): UnsignedRequest => ({
  channel: 'bayarcash/return',
  method: 'GET',
  contentType: null,
  query: bayarcash.formBody({ ...bayarcash.receipt, ...fields }),
  body: '',
});
const notification = (fields: caibo.CallbackFields) =>
  post('caibo', form, caibo.formBody({ ...caibo.approved, ...fields }));
const deposit = (transferId: string, transfer: JsonObject, attributes: JsonObject = {}, id = transferId) =>
  post('b2binpay', 'application/json', callbackBody({ id, transferId, transfer, attributes }));

const hash = (digit: string) => digit.repeat(64);
const line = (key: string, fields: Fields = {}): Fields => ({
  merchant_withdraw_id: key,
  suborder_id: `s-${key}`,
  status: 'DONE',
  currency: 'USDT',
  chain: 'TRX',
  address: `T-${key}`,
  amount: '10.00',
  sub_amount: '10.00',
  fee: '1.00',
  fee_type: 0,
  done_amount: '9.00',
  tx_id: hash(key.slice(-1)),
  ...fields,
});
const failed = (key: string) => line(key, { status: 'FAIL', tx_id: '' });
const open = (key: string, fields: Fields = {}) =>
  line(key, { status: undefined, tx_id: '', done_amount: '0', ...fields });
const batch = (batchId: string, status: string, suborders: readonly Fields[]) =>
  post(
    'gatepay',
    'application/json',
    JSON.stringify({ main_order: { batch_id: batchId, merchant_id: 1, status }, suborders }),
  );

const t0 = new Date('2026-03-02T08:50:00.000Z');
const after = (seconds: number) => new Date(t0.getTime() + seconds * 1_000);

type Told = readonly (readonly [UnsignedRequest, number])[];

/** Tells all in order, then (in a ledger of its own) the other way round: what is found must not depend on it. */
async function found(console: ChecksConsole, told: Told): Promise<string[]> {
  for (const [request, seconds] of told) await console.tell(request, after(seconds));
  const live = await console.live();
  await console.empty();
  for (const [request, seconds] of [...told].reverse()) await console.tell(request, after(seconds));
  expect((await console.live()).sort()).toEqual([...live].sort());
  return live;
}

const planted: readonly [name: string, told: Told, kinds: readonly string[]][] = [
  [
    'GatePay: a fee inside that does not add up',
    [[batch('b1', 'SUCCESS', [line('m1', { done_amount: '9.01' }), line('m2')]), 0]],
    ['amount_mismatch line b1/m1'],
  ],
  [
    'GatePay: a fee on top that was taken out',
    [[batch('b1', 'SUCCESS', [line('m1', { fee_type: 1 })]), 0]],
    ['amount_mismatch line b1/m1'],
  ],
  [
    'GatePay: SUCCESS with a failed line',
    [[batch('b1', 'SUCCESS', [line('m1'), failed('m2')]), 0]],
    ['batch_outcome_mismatch batch b1'],
  ],
  [
    'GatePay: FAIL with a done line',
    [[batch('b1', 'FAIL', [line('m1'), failed('m2')]), 0]],
    ['batch_outcome_mismatch batch b1'],
  ],
  [
    'GatePay: PARTIAL with all done',
    [[batch('b1', 'PARTIAL', [line('m1'), line('m2')]), 0]],
    ['batch_outcome_mismatch batch b1'],
  ],
  [
    'GatePay: PARTIAL with all failed',
    [[batch('b1', 'PARTIAL', [failed('m1')]), 0]],
    ['batch_outcome_mismatch batch b1'],
  ],
  [
    'GatePay: a final batch with an open line',
    [[batch('b1', 'SUCCESS', [line('m1'), open('m2')]), 0]],
    ['batch_open_lines batch b1'],
  ],
  [
    'GatePay: a line that appears',
    [
      [batch('b1', 'INIT', [open('m1'), open('m2')]), 0],
      [batch('b1', 'SUCCESS', [line('m1'), line('m2'), line('m3')]), 1],
    ],
    ['line_appeared line b1/m3'],
  ],
  [
    'GatePay: a line that vanishes',
    [
      [batch('b1', 'INIT', [open('m1'), open('m2', { status: 'FAIL' })]), 0],
      [batch('b1', 'PARTIAL', [line('m1')]), 1],
    ],
    ['line_vanished line b1/m2'],
  ],
  [
    'GatePay: a line in the place of another',
    [
      [batch('b1', 'INIT', [open('m1', { status: 'DONE', tx_id: hash('a'), done_amount: '9.00' })]), 0],
      [batch('b1', 'SUCCESS', [line('m2')]), 1],
    ],
    ['line_appeared line b1/m2', 'line_vanished line b1/m1'],
  ],
  [
    'GatePay: an amount that changes',
    [
      [batch('b1', 'INIT', [open('m1', { amount: '9.99' })]), 0],
      [batch('b1', 'SUCCESS', [line('m1')]), 1],
    ],
    ['facts_changed line b1/m1'],
  ],
  [
    'GatePay: a currency that changes',
    [
      [batch('b1', 'INIT', [open('m1', { currency: 'USDC' })]), 0],
      [batch('b1', 'SUCCESS', [line('m1')]), 1],
    ],
    ['facts_changed line b1/m1'],
  ],
  [
    'GatePay: a chain that changes',
    [
      [batch('b1', 'INIT', [open('m1', { chain: 'BSC' })]), 0],
      [batch('b1', 'SUCCESS', [line('m1')]), 1],
    ],
    ['facts_changed line b1/m1'],
  ],
  [
    'GatePay: an address that changes',
    [
      [batch('b1', 'INIT', [open('m1', { address: 'T-other' })]), 0],
      [batch('b1', 'SUCCESS', [line('m1')]), 1],
    ],
    ['facts_changed line b1/m1'],
  ],
  [
    'GatePay: done without a hash',
    [[batch('b1', 'SUCCESS', [line('m1', { tx_id: '' })]), 0]],
    ['hash_missing line b1/m1'],
  ],
  [
    'GatePay: a hash of another chain',
    [[batch('b1', 'SUCCESS', [line('m1', { tx_id: `0x${hash('a')}` })]), 0]],
    ['hash_malformed line b1/m1'],
  ],
  [
    'GatePay: one hash for lines of two batches',
    [
      [batch('b1', 'SUCCESS', [line('m1')]), 0],
      [batch('b2', 'SUCCESS', [line('n1')]), 1],
    ],
    ['duplicate_hash line b1/m1', 'duplicate_hash line b2/n1'],
  ],
  [
    'GatePay: one hash for two lines of a batch, where a transaction pays one',
    [[batch('b1', 'SUCCESS', [line('m1'), line('m2', { tx_id: hash('1') })]), 0]],
    ['duplicate_hash line b1/m1', 'duplicate_hash line b1/m2'],
  ],
  [
    'GatePay: a batch that goes back',
    [
      [batch('b1', 'SUCCESS', [line('m1')]), 0],
      [batch('b1', 'PROCESSING', [open('m1')]), 1],
    ],
    ['status_regression batch b1'],
  ],
  [
    'GatePay: a field never seen',
    [[batch('b1', 'SUCCESS', [line('m1', { surprise: 'secret' })]), 0]],
    ["never_seen The field suborders.surprise at the door gatepay is not one of GatePay's documented ones."],
  ],
  [
    'GatePay: a status never seen',
    [[batch('b1', 'FROZEN', [open('m1')]), 0]],
    ["never_seen The batch status FROZEN is not one of GatePay's documented ones."],
  ],
  [
    'BassWallet: paid less',
    [[wallet({ ...basswallet.payment, amountActual: '19.5' }), 0]],
    ['underpaid transfer 603277493897662465'],
  ],
  [
    'BassWallet: paid more',
    [[wallet({ ...basswallet.payment, amountActual: '20.000001' }), 0]],
    ['overpaid transfer 603277493897662465'],
  ],
  [
    'BassWallet: an amount that changes',
    [
      [wallet({ ...basswallet.payment, status: 'AwaitingConfirmation', amount: '19' }), 0],
      [wallet(basswallet.payment), 1],
    ],
    ['facts_changed transfer 603277493897662465'],
  ],
  [
    'BassWallet: success without a hash',
    [[wallet({ ...basswallet.payment, txHash: '' }), 0]],
    ['hash_missing transfer 603277493897662465'],
  ],
  [
    'BassWallet: a hash used twice',
    [
      [wallet(basswallet.payment), 0],
      [wallet({ ...basswallet.payment, id: '7' }), 1],
    ],
    ['duplicate_hash transfer 603277493897662465', 'duplicate_hash transfer 7'],
  ],
  [
    'BassWallet: an order that goes back',
    [
      [wallet(basswallet.payment), 0],
      [wallet({ ...basswallet.payment, status: 'AwaitingConfirmation' }), 1],
    ],
    ['status_regression transfer 603277493897662465'],
  ],
  [
    'BassWallet: two ends',
    [
      [wallet(basswallet.payment), 0],
      [wallet({ ...basswallet.payment, status: 'Failed' }), 0],
    ],
    ['status_conflict transfer 603277493897662465'],
  ],
  [
    'B2BinPay: less than the target',
    [[deposit('1', {}, { target_amount_requested: '0.5' }), 0]],
    ['underpaid transfer 1'],
  ],
  [
    'B2BinPay: a target that its transfers do not come to',
    [[deposit('1', {}, { target_paid: '0.25' }), 0]],
    ['amount_mismatch transfer 1'],
  ],
  [
    'B2BinPay: one signature for two transfers',
    [
      [deposit('1', { txid: '0xa' }), 0],
      [deposit('2', { txid: '0xb' }), 0],
    ],
    ['signature_reused transfer 1', 'signature_reused transfer 2'],
  ],
  [
    'B2BinPay: one output told of as two transfers',
    [
      [deposit('1', {}), 0],
      [deposit('2', {}), 1],
    ],
    ['duplicate_hash transfer 1', 'duplicate_hash transfer 2'],
  ],
  [
    'B2BinPay: an address that changes',
    [
      [deposit('1', { status: 1 }, { address: '0x1', destination: undefined }), 0],
      [deposit('1', {}), 1],
    ],
    ['facts_changed transfer 1'],
  ],
  [
    'Bayarcash: the browser was told another result',
    [
      [payment({}), 0],
      [returned({ status: '2' }), 1],
    ],
    ['return_mismatch transfer trx_123'],
  ],
  [
    'Bayarcash: the browser was told another amount',
    [
      [payment({ status: '1' }), 0],
      [returned({ status: '1', amount: '10.01' }), 1],
    ],
    ['return_mismatch transfer trx_123'],
  ],
  [
    'Bayarcash: an amount that changes',
    [
      [payment({ status: '1', amount: '11.00' }), 0],
      [payment({}), 1],
    ],
    ['facts_changed transfer trx_123'],
  ],
  [
    'Bayarcash: a payment that goes back',
    [
      [payment({}), 0],
      [payment({ status: '1', datetime: '2026-07-22 10:00:01' }), 1],
    ],
    ['status_regression transfer trx_123'],
  ],
  [
    'Caibo: an amount that changes',
    [
      [notification({ transactionStatusId: '0', paymentRequestStatusId: '2', grossAmount: '11' }), 0],
      [notification({}), 1],
    ],
    ['facts_changed transfer 265111'],
  ],
  [
    'Caibo: two ends',
    [
      [notification({}), 0],
      [notification({ transactionStatusId: '2', paymentRequestStatusId: '2' }), 1],
    ],
    ['status_conflict transfer 265111'],
  ],
  [
    'Caibo: a field never seen',
    [[notification({ surprise: 'secret' }), 0]],
    ["never_seen The field surprise at the door caibo is not one of Caibo's documented ones."],
  ],
];

describe('every planted mismatch is found, alone, in either order of arrival', () => {
  test.for(planted)('%s', async ([, told, kinds], { console }) => {
    expect((await found(console, told)).sort()).toEqual([...kinds].sort());
  });
});

test('issues carry the figures, exact, and no value of an unknown field', async ({ console: { tell, issues } }) => {
  await tell(batch('b1', 'SUCCESS', [line('m1', { done_amount: '8.999999999999999999', surprise: 'secret-value' })]));
  const [mismatch, drift] = await issues();
  expect(mismatch).toEqual({
    kind: 'amount_mismatch',
    about: 'line b1/m1',
    state: 'open',
    expected: '9',
    actual: '8.999999999999999999',
    difference: '-0.000000000000000001',
    valueAtRisk: [{ currency: 'USDT', amount: '0.000000000000000001' }],
  });
  expect(drift?.kind).toBe('never_seen');
  expect(JSON.stringify(drift)).not.toContain('secret-value');
});

test('an open line that ends closes its issue by itself, and a line that is named again closes its own', async ({
  console: { tell, issues, live },
}) => {
  await tell(batch('b1', 'PARTIAL', [line('m1'), open('m2'), open('m3')]), after(0));
  expect(await live()).toEqual(['batch_open_lines batch b1']);
  await tell(batch('b1', 'PARTIAL', [line('m1'), failed('m2')]), after(1));
  expect(await live()).toEqual(['batch_open_lines batch b1', 'line_vanished line b1/m3']);
  await tell(batch('b1', 'PARTIAL', [line('m1'), failed('m2'), failed('m3')]), after(2));
  expect(await live()).toEqual([]);
  expect((await issues()).map(({ state }) => state)).toEqual(['resolved', 'resolved']);
});

test('a payment told of with its whole amount later closes what was underpaid', async ({ console: { tell, live } }) => {
  const short = deposit('1', { amount: '0.3' }, { target_paid: '0.3', target_amount_requested: '0.5' }, '9');
  await tell(short, after(0));
  expect(await live()).toEqual(['underpaid transfer 1']);
  const rest = { target_paid: '0.5', target_amount_requested: '0.5' };
  await tell(deposit('2', { amount: '0.2', txid: '0xb' }, rest, '9'), after(1));
  await tell(deposit('1', { amount: '0.3' }, { ...rest, label: 'told again' }, '9'), after(2));
  expect(await live()).toEqual([]);
});

test('what a person ignored or resolved comes back with other figures only', async ({
  console: { tell, issues, ctx },
}) => {
  const short = (amountActual: string, memo: string) => wallet({ ...basswallet.payment, amountActual, tag: memo });
  await tell(short('19', 'a'), after(0));
  for (const state of ['ignored', 'resolved']) {
    await ctx.db.pool.query(
      `update issues set state = $1, closed_at = now(), closed_by = 'Ann' where kind = 'underpaid'`,
      [state],
    );
    await tell(short('19', `again ${state}`), after(0));
    expect((await issues()).map((issue) => issue.state)).toEqual([state]);
  }
  await tell(short('18', 'b'), after(9));
  const underpaid = (await issues()).filter(({ kind }) => kind === 'underpaid');
  expect(underpaid.map(({ state, actual }) => [state, actual])).toEqual([
    ['open', '18'],
    ['resolved', '19'],
  ]);
});

test('an ignored field stays ignored, however often it comes', async ({ console: { tell, issues, ctx } }) => {
  await tell(notification({ surprise: '1' }));
  await ctx.db.pool.query(`update issues set state = 'ignored', closed_at = now(), closed_by = 'Ann'`);
  await tell(notification({ surprise: '2', transactionId: '77' }));
  expect((await issues()).map(({ state }) => state)).toEqual(['ignored']);
});

test('more than twenty wrong lines are one issue of the batch that sums them exactly, whatever callbacks told of them', async ({
  console: { bring, tell, issues, ctx },
}) => {
  const wrong = (index: number) => line(`m${index}`, { done_amount: '8.9', tx_id: String(index).padStart(64, '0') });
  const lines = Array.from({ length: 30 }, (_, index) => wrong(index));
  await tell(batch('b1', 'SUCCESS', lines.slice(0, 15)), after(0));
  expect((await issues()).filter(({ kind }) => kind === 'amount_mismatch')).toHaveLength(15);
  await bring(batch('b1', 'SUCCESS', lines), after(1));
  await applyAll(ctx);
  const live = (await issues()).filter(({ kind, state }) => kind === 'amount_mismatch' && state === 'open');
  expect(live).toEqual([
    {
      kind: 'amount_mismatch',
      about: 'batch b1',
      state: 'open',
      expected: 'no such line',
      actual: '30 lines',
      difference: '3.0 USDT',
      valueAtRisk: [{ currency: 'USDT', amount: '3.0' }],
    },
  ]);
});

test('two outputs of one transaction are two payments where a transaction may have several', async ({
  console: { tell, issues },
}) => {
  const bitcoin = (key: string) => line(key, { chain: 'BTC', currency: 'BTC', tx_id: hash('a') });
  await tell(batch('b1', 'SUCCESS', [bitcoin('m1'), bitcoin('m2')]), after(0));
  await tell(deposit('1', { amount: '0.1' }, { target_paid: '0.1' }), after(0));
  await tell(deposit('2', { amount: '0.2' }, { target_paid: '0.2' }), after(1));
  expect(await issues()).toEqual([]);
});

test('a batch told in pieces has no line that appeared or vanished', async ({ console: { tell, issues } }) => {
  const lines = Array.from({ length: 12 }, (_, index) => line(`m${index}`, { tx_id: String(index).padStart(64, 'a') }));
  for (let piece = 0; piece < 3; piece += 1) {
    await tell(batch('b1', 'PROCESSING', lines.slice(piece * 4, piece * 4 + 4)), after(piece));
  }
  for (let piece = 0; piece < 3; piece += 1) {
    await tell(batch('b1', 'SUCCESS', lines.slice(piece * 4, piece * 4 + 4)), after(5 + piece));
  }
  expect(await issues()).toEqual([]);
});
