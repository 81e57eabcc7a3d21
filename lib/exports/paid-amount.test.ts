import { expect, test } from 'vitest';
import { paidAmountOf } from './paid-amount';

test('a line that was not paid adds nothing, whatever done amount was sent with it', () => {
  expect(paidAmountOf({ terminal: true, outcome: 'succeeded', doneAmount: '0.0501' })).toBe('0.0501');
  expect(paidAmountOf({ terminal: true, outcome: 'failed', doneAmount: '0.0501' })).toBe('0');
  expect(paidAmountOf({ terminal: true, outcome: 'blocked', doneAmount: null })).toBe('0');
  expect(paidAmountOf({ terminal: false, outcome: 'pending', doneAmount: '0.0501' })).toBe('0');
});

test('what was paid and not told is not taken for nothing', () => {
  expect(paidAmountOf({ terminal: true, outcome: 'succeeded', doneAmount: null })).toBeNull();
});
