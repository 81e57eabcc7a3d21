import { describe, expect, test } from 'vitest';
import { checkLine } from './check-line';

const paid = {
  status: 'DONE',
  terminal: true,
  outcome: 'succeeded' as const,
  amount: '0.1',
  subAmount: '0.1',
  fee: '0.0499',
  feeType: '0',
  doneAmount: '0.0501',
};

describe('the check of a line', () => {
  test('adds a fee that is inside to what was done, exactly', () => {
    expect(checkLine(paid)).toEqual({ verdict: 'adds_up', words: 'fee 0.0499 + done 0.0501 = 0.1' });
  });

  test('finds a difference in the last digit', () => {
    expect(checkLine({ ...paid, doneAmount: '0.050100000000000001' })).toEqual({
      verdict: 'differs',
      words: 'fee 0.0499 + done 0.050100000000000001 ≠ 0.1',
      difference: '0.000000000000000001',
    });
  });

  test('holds the sub-order amount above the transfer amount, and takes the latter where the former is missing', () => {
    expect(checkLine({ ...paid, amount: '7' }).verdict).toBe('adds_up');
    expect(checkLine({ ...paid, subAmount: null }).verdict).toBe('adds_up');
    expect(checkLine({ ...paid, subAmount: null, amount: null })).toEqual({
      verdict: 'unchecked',
      words: 'no amount sent',
    });
  });

  test('leaves a fee on top out of what was done', () => {
    const onTop = { ...paid, feeType: '1', doneAmount: '0.10' };
    expect(checkLine(onTop)).toEqual({ verdict: 'adds_up', words: 'done 0.10 = 0.1' });
    expect(checkLine({ ...onTop, doneAmount: '0.0501' })).toMatchObject({ verdict: 'differs', difference: '-0.0499' });
    expect(checkLine({ ...onTop, fee: null }).verdict).toBe('adds_up');
  });

  test.each([
    [{ doneAmount: null }, 'no done amount sent'],
    [{ fee: null }, 'no fee sent'],
    [{ feeType: null }, 'no fee type sent'],
    [{ feeType: '7' }, 'fee type 7 is unknown'],
  ])('claims nothing where it cannot know: %o', (missing, words) => {
    expect(checkLine({ ...paid, ...missing })).toEqual({ verdict: 'unchecked', words });
  });

  test('says "not paid" of a failed line, whatever done amount it carries', () => {
    const failed = { ...paid, status: 'FAIL', outcome: 'failed' as const };
    expect(checkLine(failed)).toEqual({ verdict: 'not_paid', words: 'not paid, 0.0501 as sent' });
    expect(checkLine({ ...failed, doneAmount: null })).toEqual({ verdict: 'not_paid', words: 'not paid' });
  });

  test('waits for an open line', () => {
    expect(checkLine({ ...paid, terminal: false, outcome: 'pending' }).verdict).toBe('open');
  });
});
