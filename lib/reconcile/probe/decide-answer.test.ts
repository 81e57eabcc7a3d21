import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minuteMs } from '@/lib/platform/time';
import type { BatchNews, Notification, StatusMeaning, SuborderNews, TransferNews } from '@/lib/providers/contract';
import { decideAnswer, rowsMax } from './decide-answer';
import type { HeldPart, HeldRecord } from './subject-row';

const at = new Date('2026-06-01T12:00:00Z');
const longAgo = new Date(at.getTime() - 60 * minuteMs);

const meanings = {
  INIT: { rank: 0, terminal: false, outcome: 'pending' },
  PROCESSING: { rank: 1, terminal: false, outcome: 'pending' },
  DONE: { rank: 2, terminal: true, outcome: 'succeeded' },
  FAIL: { rank: 2, terminal: true, outcome: 'failed' },
} as const satisfies Record<string, StatusMeaning>;
type Word = keyof typeof meanings;

function held(status: Word, values: Record<string, string> = {}, settledAt: Date | null = longAgo): HeldPart {
  const { terminal } = meanings[status];
  return {
    state: { status, ...meanings[status] },
    settledAt: terminal ? settledAt : null,
    values: new Map(Object.entries(values)),
  };
}

const transfer: TransferNews = {
  status: 'DONE',
  meaning: meanings.DONE,
  kind: 'payment',
  transferId: 't1',
  currency: null,
  chain: null,
  requestedAmount: null,
  actualAmount: null,
  fee: null,
  fromAddress: null,
  toAddress: null,
  txHash: null,
  merchantReference: null,
  detail: {},
};

const nothing: Notification = {
  type: 'PAY',
  providerStatus: '',
  outcome: 'pending',
  dedupKey: 'k',
  occurredAt: null,
  transferId: null,
  batchId: null,
  amount: null,
  currency: null,
  transfer: null,
  batch: null,
  surprises: [],
};

function said(status: Word | 'ODD', facts: Partial<TransferNews> = {}): Notification {
  const meaning = status === 'ODD' ? null : meanings[status];
  return { ...nothing, transfer: { ...transfer, ...facts, status, meaning } };
}

function decide(notification: Notification, record: HeldPart | null) {
  const { newer, mismatches } = decideAnswer(notification, record && { ...record, lines: null }, at);
  return { newer, mismatches: mismatches.map(({ field }) => field) };
}

const same = { newer: false, mismatches: [] };
const newer = { newer: true, mismatches: [] };

describe('one record', () => {
  test.each([
    ['nothing is held: all of it is news', said('INIT'), null, newer],
    ['a higher status is newer', said('DONE'), held('INIT'), newer],
    ['the same status says the same', said('DONE'), held('DONE'), same],
    ['a lower status of an open record lags', said('INIT'), held('PROCESSING'), same],
    [
      'a lower status of a final record contradicts',
      said('INIT'),
      held('DONE'),
      { newer: false, mismatches: ['status'] },
    ],
    ['unless it became final a moment ago', said('INIT'), held('DONE', {}, at), same],
    [
      'another end contradicts and is not applied',
      said('FAIL'),
      held('DONE'),
      { newer: false, mismatches: ['status'] },
    ],
    ['an unknown word is never news', said('ODD'), held('DONE'), { newer: false, mismatches: ['status'] }],
    ['a missing fact is news', said('DONE', { txHash: '0xab' }), held('DONE'), newer],
    [
      'another amount contradicts',
      said('DONE', { requestedAmount: '5.01' }),
      held('DONE', { requestedAmount: '5' }),
      { newer: false, mismatches: ['requestedAmount'] },
    ],
    [
      'another way to write an amount does not',
      said('DONE', { requestedAmount: '5.00' }),
      held('DONE', { requestedAmount: '5' }),
      same,
    ],
    [
      'nor of a hash, chain or currency',
      said('DONE', { txHash: '0xAB', chain: 'bsc', currency: 'usdt' }),
      held('DONE', { txHash: '0xab', chain: 'BSC', currency: 'USDT' }),
      same,
    ],
    [
      'an address in another alphabet than hex counts by its case',
      said('DONE', { toAddress: 'TAb' }),
      held('DONE', { toAddress: 'Tab' }),
      { newer: false, mismatches: ['toAddress'] },
    ],
    ['a fee may change until the end', said('PROCESSING', { fee: '2' }), held('PROCESSING', { fee: '1' }), same],
    ['and not after it', said('DONE', { fee: '2' }), held('DONE', { fee: '1' }), { newer: false, mismatches: ['fee'] }],
    [
      'what never changes counts before the end too',
      said('INIT', { currency: 'BTC' }),
      held('INIT', { currency: 'USDT' }),
      { newer: false, mismatches: ['currency'] },
    ],
    ['what the answer does not say is no difference', said('DONE'), held('DONE', { fee: '1' }), same],
  ])('%s', (_, notification, record, expected) => {
    expect(decide(notification, record)).toEqual(expected);
  });

  test('the decision never depends on how an amount is written', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1_000_000 }), fc.nat({ max: 6 }), (whole, zeros) => {
        const record = held('DONE', { requestedAmount: String(whole) });
        const written = zeros === 0 ? String(whole) : `${whole}.${'0'.repeat(zeros)}`;
        expect(decide(said('DONE', { requestedAmount: written }), record)).toEqual(same);
      }),
    );
  });
});

describe('a batch', () => {
  const line = (lineKey: string, status: Word, facts: Partial<SuborderNews> = {}): SuborderNews => ({
    ...{
      lineKey,
      suborderId: null,
      merchantWithdrawId: lineKey,
      currency: 'USDT',
      chain: null,
      amount: '5',
      fee: null,
    },
    ...{ subAmount: null, doneAmount: null, feeType: null, txId: null, fromAddress: null, address: null, memo: null },
    ...{ finishedAt: null, detail: {}, news: { status, meaning: meanings[status] } },
    ...facts,
  });
  const batch = (status: Word, lines: SuborderNews[]): Notification => {
    const news: BatchNews = { status, meaning: meanings[status], batchId: 'b1', detail: {}, suborders: lines };
    return { ...nothing, batch: news };
  };
  const record = (status: Word, lines: Record<string, Word>): HeldRecord => ({
    ...held(status),
    lines: new Map(
      Object.entries(lines).map(([key, word]) => [
        key,
        held(word, { amount: '5.0', currency: 'USDT', merchantWithdrawId: key }),
      ]),
    ),
  });
  const outcome = (notification: Notification, ours: HeldRecord) => {
    const { newer: isNewer, mismatches } = decideAnswer(notification, ours, at);
    return { newer: isNewer, mismatches: mismatches.map(({ field }) => field) };
  };

  test('that says the same of every line is the same, whatever the order of its lines', () => {
    const lines = [line('m2', 'FAIL'), line('m1', 'DONE')];
    expect(outcome(batch('DONE', lines), record('DONE', { m1: 'DONE', m2: 'FAIL' }))).toEqual(same);
  });

  test('one line that moved on is news, also while the batch stays', () => {
    expect(outcome(batch('PROCESSING', [line('m1', 'DONE')]), record('PROCESSING', { m1: 'INIT' }))).toEqual(newer);
  });

  test('of another end is not trusted for its lines either', () => {
    const { newer: isNewer, mismatches } = outcome(batch('FAIL', [line('m1', 'DONE')]), record('DONE', { m1: 'INIT' }));
    expect(isNewer).toBe(false);
    expect(mismatches).toContain('status');
  });

  test('a final batch that no longer names a line, or says another end of it, contradicts', () => {
    const ours = record('DONE', { m1: 'DONE', m2: 'DONE' });
    expect(outcome(batch('DONE', [line('m1', 'FAIL')]), ours).mismatches).toEqual([
      'lines/m2/status',
      'lines/m1/status',
    ]);
  });

  test('what a failed line says it did is not compared', () => {
    const failed = record('FAIL', { m1: 'FAIL' });
    expect(outcome(batch('FAIL', [line('m1', 'FAIL', { doneAmount: '5' })]), failed)).toEqual(same);
  });

  test('of 10,000 lines leaves no more rows than are kept, and the count', () => {
    const lines = Array.from({ length: 10_000 }, (_, index) => line(`m${index}`, 'DONE'));
    const { comparison } = decideAnswer(batch('DONE', lines), record('INIT', {}), at);
    expect(comparison.length).toBe(rowsMax);
    expect(comparison[1]).toEqual({ field: 'lines', ours: '0', theirs: '10000', same: false });
  });
});
