import { expect } from 'vitest';
import { test } from '@/e2e/support/checks-test';
import { applyAll } from '@/e2e/support/ledger-test';
import { after, batch, deposit, failed, hash, line, notification, open, wallet } from '@/e2e/support/planted-messages';
import * as basswallet from '@/lib/providers/basswallet/fixtures/callbacks';

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
