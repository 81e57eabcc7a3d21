import { expect, test } from 'vitest';
import { checkDepositTarget, type DepositTransfer } from './deposit-target';

const first: DepositTransfer = {
  id: '1',
  accountId: '1',
  transferId: '17618',
  depositId: '11203',
  outcome: 'succeeded',
  terminal: true,
  currency: 'ETH',
  amount: '0.100000000000000000',
  targetPaid: '0.1',
  targetCurrency: null,
};
const second = { ...first, id: '2', transferId: '17619', amount: '0.2', targetPaid: '0.3' };

test('what a deposit counts as paid is the sum of its transfers', () => {
  expect(checkDepositTarget([first])).toBeNull();
  expect(checkDepositTarget([first, second])).toBeNull();
  expect(checkDepositTarget([second, first])).toBeNull();
});

test('a transfer that is not known, or counts otherwise, is found to the last digit', () => {
  expect(checkDepositTarget([second])).toMatchObject({
    transfer: { transferId: '17619' },
    finding: { kind: 'amount_mismatch', expected: '0.3', actual: '0.2', difference: '-0.1' },
  });
  expect(checkDepositTarget([{ ...first, targetPaid: '0.100000000000000001' }])?.finding.valueAtRisk).toEqual([
    { currency: 'ETH', amount: '0.000000000000000001' },
  ]);
});

test.each([
  ['a transfer is under way', [second, { ...first, terminal: false, outcome: 'pending' as const }]],
  ['none succeeded', [{ ...second, outcome: 'failed' as const }]],
  ['currencies differ', [second, { ...first, currency: 'USDT' }]],
  ['the deposit is in another currency than its transfers', [{ ...second, targetCurrency: 'USD' }]],
  ['an amount is unknown', [{ ...second, amount: null }]],
  ['the target is no number', [{ ...second, targetPaid: 'much' }]],
  ['there are no transfers', []],
])('nothing is claimed where %s', (_, transfers) => {
  expect(checkDepositTarget(transfers)).toBeNull();
});
