import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BatchTotal } from '@/lib/ledger/types';
import { addAmounts } from '@/lib/platform/money';
import { balanceTotals } from './batch-balance';

const line = {
  currency: 'USDC',
  chain: 'BASEEVM',
  terminal: true,
  outcome: 'succeeded' as const,
  conflicted: false,
  fee: '0.0499',
  feeType: '0',
  count: 1,
  incomplete: 0,
};
const failed = { ...line, outcome: 'failed' as const };
const open = { ...line, terminal: false, outcome: 'pending' as const, fee: null };
const total: BatchTotal = {
  currency: 'USDC',
  chain: 'BASEEVM',
  requested: '0.3',
  done: '0.0501',
  failed: '0.1',
  fee: '0.0499',
  pending: '0.1',
};

describe('the balance of a batch', () => {
  test('is zero where done, fee inside, failed and pending make up what was requested', () => {
    const [row] = balanceTotals([total], [line, failed, open]);
    expect(row).toMatchObject({
      feeInside: '0.0499',
      feeOnTop: '0',
      difference: '0',
      lines: { total: 3, done: 1, failed: 1, open: 1 },
      incomplete: 0,
    });
  });

  test('counts a fee on top beside what was requested, never within it', () => {
    const onTop = { ...line, feeType: '1' };
    const [row] = balanceTotals([{ ...total, requested: '0.1', done: '0.1', failed: '0', pending: '0' }], [onTop]);
    expect(row).toMatchObject({ feeInside: '0', feeOnTop: '0.0499', difference: '0' });
  });

  test('shows what nobody accounts for, and that a figure is missing', () => {
    const silent = { ...line, fee: null, incomplete: 1 };
    const [row] = balanceTotals([{ ...total, requested: '0.1', done: '0', failed: '0', pending: '0' }], [silent]);
    expect(row).toMatchObject({ difference: '0.1', incomplete: 1 });
  });

  test('never mixes currencies or chains', () => {
    const other = { ...line, chain: null, fee: '7' };
    const rows = balanceTotals([total, { ...total, chain: null }], [line, other]);
    expect(rows.map((row) => [row.feeInside, row.lines.total])).toEqual([
      ['0.0499', 1],
      ['7', 1],
    ]);
  });

  test('is exact for amounts far beyond what numbers hold', () => {
    const amount = fc.bigInt({ min: 0n, max: 10n ** 40n }).map((units) => `${units}.000000000000000001`);
    fc.assert(
      fc.property(amount, amount, amount, (done, fee, rest) => {
        const requested = addAmounts(done, fee, rest);
        const [row] = balanceTotals([{ ...total, requested, done, failed: '0', pending: '0' }], [{ ...line, fee }]);
        expect(row?.difference).toBe(rest);
      }),
    );
  });

  test('keeps money without a currency under a total of its own', () => {
    const [row] = balanceTotals([{ ...total, currency: '' }], [{ ...line, currency: null }, line]);
    expect(row?.lines.total).toBe(1);
  });
});
