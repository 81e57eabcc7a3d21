import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addAmounts, compareAmounts, subtractAmounts } from '@/lib/platform/money';
import { checkLineAmounts, findLineAmounts, type LineFigures } from './line-amounts';

const paid: LineFigures = {
  terminal: true,
  outcome: 'succeeded',
  currency: 'USDC',
  amount: '0.1',
  subAmount: '0.1',
  fee: '0.0499',
  feeType: '0',
  doneAmount: '0.0501',
};

const decimal = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 30n }), fc.nat({ max: 18 })).map(([units, places]) => {
  const digits = units.toString().padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
});

describe('the amounts of a line', () => {
  test("of GatePay's printed example add up", () => {
    expect(checkLineAmounts(paid).verdict).toBe('adds_up');
  });

  test('with the fee inside add up exactly where sub amount less fee is what was done, whatever the digits', () => {
    fc.assert(
      fc.property(decimal, decimal, decimal, (fee, doneAmount, off) => {
        const subAmount = addAmounts(fee, doneAmount);
        expect(findLineAmounts({ ...paid, fee, doneAmount, subAmount })).toBeNull();
        const finding = findLineAmounts({ ...paid, fee, doneAmount: addAmounts(doneAmount, off), subAmount });
        if (compareAmounts(off, '0') === 0) {
          expect(finding).toBeNull();
          return;
        }
        expect(compareAmounts(finding?.difference ?? '', off)).toBe(0);
        expect(compareAmounts(finding?.expected ?? '', doneAmount)).toBe(0);
        expect(subtractAmounts(finding?.actual ?? '', finding?.expected ?? '')).toBe(finding?.difference);
      }),
    );
  });

  test('with the fee on top are the whole amount, or the whole sub amount', () => {
    const onTop = { ...paid, feeType: '1', amount: '10', subAmount: '10.5', fee: '0.5' };
    expect(findLineAmounts({ ...onTop, doneAmount: '10.00' })).toBeNull();
    expect(findLineAmounts({ ...onTop, doneAmount: '10.5' })).toBeNull();
    expect(findLineAmounts({ ...onTop, doneAmount: '9.5' })).toMatchObject({ expected: '10', difference: '-0.5' });
  });

  test('put the difference at risk, in the currency of the line, and nothing where that is unknown', () => {
    const short = { ...paid, doneAmount: '0.05' };
    expect(findLineAmounts(short)?.valueAtRisk).toEqual([{ currency: 'USDC', amount: '0.0001' }]);
    expect(findLineAmounts({ ...short, currency: null })?.valueAtRisk).toEqual([]);
  });

  test.each([
    ['a line that has not ended', { terminal: false, outcome: 'pending' }],
    ['a failed line, whatever done amount it carries', { outcome: 'failed', doneAmount: '7' }],
    ['a line without a done amount', { doneAmount: null }],
    ['a line without a fee', { fee: null }],
    ['a line without amounts', { amount: null, subAmount: null }],
    ['a line without a fee type', { feeType: null }],
    ['a fee type nobody knows', { feeType: '2' }],
  ] as const)('claim nothing of %s', (_, fields) => {
    expect(findLineAmounts({ ...paid, doneAmount: '9', ...fields })).toBeNull();
  });
});
