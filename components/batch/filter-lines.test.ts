import { describe, expect, test } from 'vitest';
import { currencyKey } from '@/lib/ledger/match-line';
import type { SuborderView } from '@/lib/ledger/types';
import { countLines, everyLine, filterLines } from './filter-lines';

function line(lineKey: string, told: Partial<SuborderView> = {}): SuborderView {
  return {
    lineKey,
    suborderId: null,
    merchantWithdrawId: lineKey,
    status: 'DONE',
    terminal: true,
    outcome: 'succeeded',
    conflicted: false,
    currency: 'USDC',
    chain: 'BASEEVM',
    amount: '1',
    fee: null,
    feeType: null,
    subAmount: null,
    doneAmount: null,
    txId: null,
    fromAddress: null,
    address: null,
    memo: null,
    finishedAt: null,
    openedAt: '2026-11-20T00:00:00.000Z',
    settledAt: null,
    detail: {},
    ...told,
  };
}

const lines = [
  line('a', { outcome: 'failed', status: 'FAIL', address: '0xABCdef' }),
  line('b', { conflicted: true }),
  line('c', { currency: null, chain: null, txId: '0x77' }),
];
const keys = (filter: Parameters<typeof filterLines>[1]) => filterLines(lines, filter).map((found) => found.lineKey);

describe('filtering sub-orders', () => {
  test('shows every line until asked for less', () => expect(keys(everyLine)).toEqual(['a', 'b', 'c']));

  test('finds text anywhere in ids, hashes and addresses, whatever its case', () => {
    expect(keys({ ...everyLine, text: ' xabcDEF ' })).toEqual(['a']);
    expect(keys({ ...everyLine, text: '0x77' })).toEqual(['c']);
    expect(keys({ ...everyLine, text: 'nowhere' })).toEqual([]);
  });

  test('narrows by outcome, and holds a line in conflict under that word alone', () => {
    expect(keys({ ...everyLine, group: 'failed' })).toEqual(['a']);
    expect(keys({ ...everyLine, group: 'conflict' })).toEqual(['b']);
    expect(keys({ ...everyLine, group: 'succeeded' })).toEqual(['c']);
  });

  test('narrows by currency and chain together', () => {
    expect(currencyKey({ currency: 'USDC', chain: 'BASEEVM' })).toBe('USDC · BASEEVM');
    expect(keys({ ...everyLine, currency: 'no currency' })).toEqual(['c']);
    expect(keys({ group: 'failed', currency: 'no currency', text: '' })).toEqual([]);
  });

  test('offers what there is, with counts that add up to all lines', () => {
    expect(countLines(lines)).toEqual({
      groups: [
        { key: 'conflict', count: 1 },
        { key: 'failed', count: 1 },
        { key: 'succeeded', count: 1 },
      ],
      currencies: [
        { key: 'USDC · BASEEVM', count: 2 },
        { key: 'no currency', count: 1 },
      ],
    });
  });
});
