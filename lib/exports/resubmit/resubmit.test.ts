import { expect, test } from 'vitest';
import type { SuborderView } from '@/lib/ledger/types';
import { type BatchDoubts, planResubmit } from './plan-resubmit';
import { resubmitFile, resubmitTotals } from './resubmit-file';

const at = '2026-03-02T09:00:00.000Z';
function failed(merchantWithdrawId: string, told: Partial<SuborderView> = {}): SuborderView {
  return {
    ...{ suborderId: `s-${merchantWithdrawId}`, merchantWithdrawId, lineKey: merchantWithdrawId, status: 'FAIL' },
    ...{ terminal: true, outcome: 'failed', conflicted: false, currency: 'USDC', chain: 'BASEEVM', amount: '0.10' },
    ...{ fee: '0.0499', feeType: '0', subAmount: '0.1', doneAmount: '0.0501', txId: '', fromAddress: null },
    ...{
      address: '0x524287c1e5a312a12c76380a3227611d3cb20ddf',
      memo: null,
      finishedAt: at,
      openedAt: at,
      settledAt: at,
    },
    detail: {},
    ...told,
  };
}
const doubtless = { conflicted: false, batch: false, disputed: [], answers: {} };
const everything = { currency: null, text: '' };
const batch = {
  ...{ provider: 'gatepay', account: 'default', batchId: '17', status: 'PARTIAL', conflicted: false },
  detail: { pay_back_status: 'NO' },
};
const ids = (lines: readonly SuborderView[]) => lines.map(({ merchantWithdrawId }) => merchantWithdrawId);

test('only what ended as failed is submitted again: nothing open, done, blocked or unknown', () => {
  const plan = planResubmit(
    [
      failed('open', { terminal: false, outcome: 'pending', status: 'PROCESSING' }),
      failed('done', { outcome: 'succeeded', status: 'DONE' }),
      failed('blocked', { outcome: 'blocked' }),
      failed('failed'),
      failed('odd', { terminal: false, outcome: 'failed' }),
    ],
    everything,
    doubtless,
  );
  expect(ids(plan.lines)).toEqual(['failed']);
  expect(plan.leftOut).toEqual([]);
});

test('a line that may have been paid, or that cannot be asked for again, is left out with its reason', () => {
  const { lines, leftOut } = planResubmit(
    [
      failed('conflict', { conflicted: true }),
      failed('hash', { txId: '0xabc' }),
      failed('nowhere', { address: '' }),
      failed('nothing', { amount: '0.00' }),
      failed('good', { txId: null }),
    ],
    everything,
    doubtless,
  );
  expect(ids(lines)).toEqual(['good']);
  expect(leftOut.map(({ line, reason }) => [line.merchantWithdrawId, reason])).toEqual([
    ['conflict', 'conflicted'],
    ['hash', 'has_hash'],
    ['nowhere', 'incomplete'],
    ['nothing', 'incomplete'],
  ]);
});

test('a line that an issue disputes, or of which the provider says otherwise, is left out with its reason', () => {
  const lines = ['issue', 'done', 'unnamed', 'agreed', 'good'].map((id) => failed(id));
  const answers = { done: 'DONE', unnamed: '', agreed: 'FAIL' };
  const plan = planResubmit(lines, everything, { ...doubtless, disputed: ['issue'], answers });
  expect(ids(plan.lines)).toEqual(['agreed', 'good']);
  expect(plan.leftOut.map(({ line, reason }) => [line.merchantWithdrawId, reason])).toEqual([
    ['issue', 'disputed'],
    ['done', 'answered_otherwise'],
    ['unnamed', 'answered_otherwise'],
  ]);
});

test.each<Partial<BatchDoubts>>([{ conflicted: true }, { batch: true }])(
  'of a batch that is contradicted (%j) nothing is submitted again',
  (doubts) => {
    const plan = planResubmit([failed('1'), failed('2')], everything, { ...doubtless, ...doubts });
    expect(plan.lines).toEqual([]);
    expect(plan.leftOut.map(({ reason }) => reason)).toEqual(['batch_disputed', 'batch_disputed']);
  },
);

test('the filter of the table is honoured, by currency with its chain and by text', () => {
  const lines = [failed('a1'), failed('a2', { chain: null }), failed('b1', { currency: 'USDT' })];
  expect(ids(planResubmit(lines, { currency: 'USDC · BASEEVM', text: '' }, doubtless).lines)).toEqual(['a1']);
  expect(ids(planResubmit(lines, { currency: 'USDC', text: '' }, doubtless).lines)).toEqual(['a2']);
  expect(ids(planResubmit(lines, { currency: null, text: 'B1' }, doubtless).lines)).toEqual(['b1']);
});

test('CSV has what the withdraw request takes, amounts to the last digit, and runs no formula', () => {
  const plan = planResubmit(
    [
      failed('m1', { memo: '=1+1', detail: { desc: 'say "no", thrice' } }),
      failed('-m2', { amount: '1000000.000000000000000001' }),
    ],
    everything,
    doubtless,
  );
  expect(resubmitFile(batch, plan, { format: 'csv', part: 'resubmit' })).toEqual({
    rows: 2,
    text: [
      'merchant_withdraw_id,currency,chain,address,memo,amount,fee_type,failed_suborder_id,failed_status,failed_desc,provider,account,batch_id,batch_status,batch_conflicted,pay_back_status',
      `m1,USDC,BASEEVM,0x524287c1e5a312a12c76380a3227611d3cb20ddf,'=1+1,0.10,0,s-m1,FAIL,"say ""no"", thrice",gatepay,default,17,PARTIAL,false,NO`,
      `'-m2,USDC,BASEEVM,0x524287c1e5a312a12c76380a3227611d3cb20ddf,,1000000.000000000000000001,0,s--m2,FAIL,,gatepay,default,17,PARTIAL,false,NO`,
      '',
    ].join('\r\n'),
  });
});

test('what was left out is a file of its own, never beside what is to be paid', () => {
  const plan = planResubmit([failed('good'), failed('other', { conflicted: true })], everything, doubtless);
  const { text, rows } = resubmitFile(batch, plan, { format: 'csv', part: 'left_out' });
  expect(rows).toBe(1);
  expect(text).toMatch(/^left_out_because,transaction_hash,.*\r\n"?In conflict: .*,other,USDC,/);
  expect(text).not.toContain('good');
  expect(resubmitFile(batch, plan, { format: 'csv', part: 'resubmit' }).text).not.toContain('other');
});

test('JSON keeps every text as it was sent and has both parts and the totals of what is asked for', () => {
  const plan = planResubmit(
    [failed('-m1', { memo: '=1' }), failed('m2'), failed('c', { conflicted: true })],
    everything,
    doubtless,
  );
  const file: unknown = JSON.parse(resubmitFile(batch, plan, { format: 'json', part: 'resubmit' }).text);
  expect(file).toMatchObject({
    ...{ provider: 'gatepay', account: 'default', batchId: '17', status: 'PARTIAL', payBackStatus: 'NO' },
    note: expect.stringContaining('new merchant_withdraw_id'),
    totals: [{ currency: 'USDC', chain: 'BASEEVM', lines: 2, amount: '0.20' }],
    withdrawList: [
      {
        merchant_withdraw_id: '-m1',
        currency: 'USDC',
        amount: '0.10',
        chain: 'BASEEVM',
        address: '0x524287c1e5a312a12c76380a3227611d3cb20ddf',
        memo: '=1',
        fee_type: '0',
      },
      { merchant_withdraw_id: 'm2' },
    ],
    leftOut: [{ reason: 'conflicted', merchant_withdraw_id: 'c' }],
  });
});

test('currencies and chains are never added together', () => {
  const lines = [
    failed('1'),
    failed('2', { chain: 'TRX' }),
    failed('3', { currency: 'USDT' }),
    failed('4', { amount: '0.2' }),
  ];
  expect(resubmitTotals(lines)).toEqual([
    { currency: 'USDC', chain: 'BASEEVM', lines: 2, amount: '0.30' },
    { currency: 'USDC', chain: 'TRX', lines: 1, amount: '0.10' },
    { currency: 'USDT', chain: 'BASEEVM', lines: 1, amount: '0.10' },
  ]);
});
