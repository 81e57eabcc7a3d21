import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BatchNews, StatusNews, SuborderNews } from '@/lib/providers/contract';
import type { CallbackSource } from './callback-news';
import { foldBatch } from './fold-batch';
import type { LedgerRecord } from './fold-record';

const meanings = {
  INIT: { rank: 0, terminal: false, outcome: 'pending' },
  PROCESSING: { rank: 1, terminal: false, outcome: 'pending' },
  SUCCESS: { rank: 2, terminal: true, outcome: 'succeeded' },
  PARTIAL: { rank: 2, terminal: true, outcome: 'partial' },
  DONE: { rank: 1, terminal: true, outcome: 'succeeded' },
  FAIL: { rank: 2, terminal: true, outcome: 'failed' },
} as const;
type Word = keyof typeof meanings;

const say = (status: Word): StatusNews => ({ status, meaning: meanings[status] });

function line(lineKey: string, status: Word | null, more: Partial<SuborderNews> = {}): SuborderNews {
  const empty = {
    suborderId: null,
    merchantWithdrawId: lineKey,
    currency: 'USDT',
    chain: null,
    amount: null,
    fee: null,
  };
  const rest = {
    subAmount: null,
    doneAmount: null,
    feeType: null,
    txId: null,
    fromAddress: null,
    address: null,
    memo: null,
  };
  return { lineKey, news: status && say(status), ...empty, ...rest, finishedAt: null, detail: {}, ...more };
}

function batch(status: Word, suborders: SuborderNews[], detail: Record<string, string> = {}): BatchNews {
  return { ...say(status), batchId: 'b', detail, suborders };
}

function source(minute: number, tie = String(minute)): CallbackSource {
  const at = new Date(Date.UTC(2026, 2, 2, 9, minute));
  return { callbackId: String(minute + 1), occurredAt: at, receivedAt: at, tie };
}

interface Ledger {
  batch: LedgerRecord | null;
  lines: Map<string, LedgerRecord>;
  verdicts: string[];
}

function apply(callbacks: readonly (readonly [BatchNews, CallbackSource])[]): Ledger {
  const ledger: Ledger = { batch: null, lines: new Map(), verdicts: [] };
  for (const [news, from] of callbacks) {
    const { header, lines } = foldBatch(ledger.batch, (key) => ledger.lines.get(key) ?? null, news, from);
    ledger.batch = header.record;
    ledger.verdicts.push(header.verdict);
    for (const { lineKey, folded } of lines) {
      ledger.lines.set(lineKey, folded.record);
      ledger.verdicts.push(`${lineKey} ${folded.verdict}`);
    }
  }
  return ledger;
}

const state = ({ batch: held, lines }: Ledger) => ({ batch: held, lines: new Map([...lines].sort()) });

describe('a batch and its lines', () => {
  test('INIT after SUCCESS is superseded and still fills in what only it told', () => {
    const late = batch('INIT', [line('m1', null, { memo: 'rent', amount: '5' })], { channel_id: 'c' });
    const ended = batch('SUCCESS', [line('m1', 'DONE', { amount: '5.00' })]);
    const ledger = apply([
      [ended, source(2)],
      [late, source(0)],
    ]);
    expect(ledger.verdicts).toEqual(['opened', 'm1 opened', 'superseded', 'm1 unchanged']);
    expect(ledger.lines.get('m1')?.fields.values.get('amount')).toBe('5.00');
    expect(ledger.lines.get('m1')?.fields.values.get('memo')).toBe('rent');
    expect(ledger.batch?.openedAt).toEqual(source(0).occurredAt);
    expect(ledger.batch?.settledAt).toEqual(source(2).occurredAt);
  });

  test('a contradicting end changes neither the batch nor its lines, and adds none', () => {
    const ended = batch('SUCCESS', [line('m1', 'DONE', { amount: '5' })]);
    const contradiction = batch('FAIL', [line('m1', 'FAIL', { amount: '7' }), line('m2', 'FAIL')], { note: 'x' });
    const before = apply([[ended, source(1)]]);
    const after = apply([
      [ended, source(1)],
      [contradiction, source(2)],
    ]);
    expect(after.verdicts.slice(2)).toEqual(['conflict', 'm1 conflict']);
    expect(after.batch).toEqual({ ...before.batch, conflicted: true });
    expect(after.lines).toEqual(new Map([['m1', { ...before.lines.get('m1'), conflicted: true }]]));
  });

  test('a contradiction of one line leaves its batch and the other lines alone', () => {
    const first = batch('PARTIAL', [line('m1', 'DONE'), line('m2', 'FAIL')]);
    const second = batch('PARTIAL', [line('m1', 'DONE'), line('m2', 'DONE', { txId: '0x1' })], { note: 'again' });
    const ledger = apply([
      [first, source(1)],
      [second, source(2)],
    ]);
    expect(ledger.verdicts.slice(3)).toEqual(['unchanged', 'm1 unchanged', 'm2 conflict']);
    expect(ledger.lines.get('m2')?.state.status).toBe('FAIL');
    expect(ledger.lines.get('m2')?.fields.values.has('txId')).toBe(false);
    expect(ledger.batch?.conflicted).toBe(false);
  });

  test('a line that one callback names twice is one line', () => {
    const ledger = apply([[batch('SUCCESS', [line('m1', 'DONE'), line('m1', 'DONE', { memo: 'x' })]), source(1)]]);
    expect(ledger.lines.size).toBe(1);
  });

  test('a line is settled when the provider says that it finished', () => {
    const finishedAt = new Date('2026-03-01T00:00:00Z');
    const ledger = apply([[batch('SUCCESS', [line('m1', 'DONE', { finishedAt })]), source(1)]]);
    expect(ledger.lines.get('m1')?.settledAt).toEqual(finishedAt);
  });
});

const amount = fc.constantFrom('1', '1.0', '0.10', '250');
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });

function anyLine(lineKey: string, words: readonly (Word | null)[]): fc.Arbitrary<SuborderNews> {
  return fc
    .record({
      status: fc.constantFrom(...words),
      amount: optional(amount),
      fee: optional(amount),
      memo: optional(amount),
      txId: optional(amount),
    })
    .map(({ status, ...fields }) => line(lineKey, status, fields));
}

/** Lines end one way; before that they are named without a status or not at all. */
const anyLifecycle = fc
  .record({
    ends: fc.array(fc.constantFrom('DONE', 'FAIL'), { minLength: 1, maxLength: 3 }),
    last: fc.constantFrom('SUCCESS', 'PARTIAL', 'FAIL'),
  })
  .chain(({ ends, last }) => {
    const step = (status: Word, isLast: boolean) =>
      fc
        .record({
          lines: fc.tuple(...ends.map((end, index) => anyLine(`m${index}`, isLast ? [end] : [null, end]))),
          detail: fc.dictionary(fc.constantFrom('client_id', 'pay_back_status'), fc.constantFrom('a', 'b')),
          named: fc.integer({ min: 0, max: ends.length }),
        })
        .map(({ lines, detail, named }) => batch(status, isLast ? lines : lines.slice(0, named), detail));
    // The last word may be said twice, with other content.
    return fc.tuple(step('INIT', false), step('PROCESSING', false), step(last, true), step(last, true));
  });

test('any order of a random lifecycle, with duplicates, ends in the same ledger', () => {
  const shuffled = fc
    .record({
      steps: anyLifecycle,
      instants: fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 }), fc.nat({ max: 3 }), fc.nat({ max: 3 })),
    })
    .chain(({ steps, instants }) => {
      const callbacks = steps.map((news, index) => [news, source(instants[index] ?? 0, `tie ${index}`)] as const);
      return fc
        .array(fc.constantFrom(...callbacks), { maxLength: 4 })
        .chain((again) => fc.shuffledSubarray([...callbacks, ...again], { minLength: callbacks.length + again.length }))
        .map((order) => ({ callbacks, order }));
    });
  fc.assert(
    fc.property(shuffled, ({ callbacks, order }) => {
      expect(state(apply(order))).toEqual(state(apply(callbacks)));
    }),
    { numRuns: 300 },
  );
});
