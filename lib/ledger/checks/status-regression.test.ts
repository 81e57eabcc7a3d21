import { expect, test } from 'vitest';
import { checkRegression } from './status-regression';

const batch = {
  provider: 'gatepay',
  kind: 'batch',
  higher: 'SUCCESS',
  lower: 'PROCESSING',
  amount: null,
  currency: null,
} as const;

test('a status that went back is told of as what stands and what was said', () => {
  expect(checkRegression(batch)).toMatchObject({ expected: 'SUCCESS', actual: 'PROCESSING', valueAtRisk: [] });
  expect(checkRegression({ ...batch, amount: '5.0', currency: 'USDT' })?.valueAtRisk).toEqual([
    { currency: 'USDT', amount: '5.0' },
  ]);
});

test('mandates and subscriptions may go back', () => {
  expect(checkRegression({ ...batch, kind: 'mandate', higher: 'UNPAID', lower: 'RUNNING' })).toBeNull();
});

test('funds that arrive are told of beside the order, before or after it is paid', () => {
  const order = { ...batch, kind: 'payment', higher: 'PAY_SUCCESS' } as const;
  expect(checkRegression({ ...order, lower: 'TRANSFERRED_ADDRESS_IN_TERM' })).toBeNull();
  expect(checkRegression({ ...order, lower: 'PAY_EXPIRED_IN_PROCESS' })).not.toBeNull();
});
