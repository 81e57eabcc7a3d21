import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addAmounts } from '@/lib/platform/money';
import { checkPaidAmount, type PaidTransfer } from './paid-amount';

const payment: PaidTransfer = {
  provider: 'basswallet',
  kind: 'payment',
  outcome: 'succeeded',
  currency: 'USDT',
  requestedAmount: '20',
  actualAmount: '20.00',
  detail: new Map(),
};

test('what was paid in full is no matter, however many zeros it is written with', () => {
  expect(checkPaidAmount(payment)).toBeNull();
});

test('a difference in the last digit is found, on either side, with its sign', () => {
  const off = '0.000000000000000001';
  const more = checkPaidAmount({ ...payment, actualAmount: addAmounts('20', off) });
  expect(more).toMatchObject({ kind: 'overpaid', expected: '20', difference: off });
  expect(more?.valueAtRisk).toEqual([{ currency: 'USDT', amount: off }]);
  const less = checkPaidAmount({ ...payment, actualAmount: '19.999999999999999999' });
  expect(less).toMatchObject({ kind: 'underpaid', actual: '19.999999999999999999', difference: `-${off}` });
  expect(less?.valueAtRisk).toEqual([{ currency: 'USDT', amount: off }]);
});

test('over and under are never mixed up', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 40n }), fc.bigInt({ min: 0n, max: 10n ** 40n }), (asked, paid) => {
      const finding = checkPaidAmount({ ...payment, requestedAmount: String(asked), actualAmount: String(paid) });
      expect(finding?.kind).toBe(paid < asked ? 'underpaid' : paid > asked ? 'overpaid' : undefined);
      if (finding) expect(BigInt(finding.difference ?? '')).toBe(paid - asked);
    }),
  );
});

test.each([
  ['nothing was asked for', { requestedAmount: '0', actualAmount: '5' }],
  ['it is not said what was asked', { requestedAmount: null, actualAmount: '5' }],
  ['it is not said what came', { actualAmount: null }],
  ['it has not succeeded', { outcome: 'pending', actualAmount: '5' }],
  ['it expired', { outcome: 'expired', actualAmount: '5' }],
  ['it is a payout', { kind: 'payout', actualAmount: '5' }],
] as const)('nothing is claimed where %s', (_, fields) => {
  expect(checkPaidAmount({ ...payment, ...fields })).toBeNull();
});

test("B2BinPay's deposit is held against its target and what all its transfers paid, not against one of them", () => {
  const deposit = {
    ...payment,
    provider: 'b2binpay',
    kind: 'deposit',
    requestedAmount: null,
    actualAmount: '1',
  } as const;
  const target = (requested: string, paid: string) =>
    new Map([
      ['deposit.target_amount_requested', requested],
      ['deposit.target_paid', paid],
    ]);
  expect(checkPaidAmount({ ...deposit, detail: target('3', '3.0') })).toBeNull();
  expect(checkPaidAmount({ ...deposit, detail: target('3', '2') })?.kind).toBe('underpaid');
  expect(checkPaidAmount({ ...deposit, detail: target('3', '4') })?.kind).toBe('overpaid');
  const inDollars = new Map([...target('3', '2'), ['deposit.currency', 'USD']]);
  expect(checkPaidAmount({ ...deposit, detail: inDollars })?.valueAtRisk).toEqual([{ currency: 'USD', amount: '1' }]);
  expect(checkPaidAmount({ ...deposit, detail: target('0.000', '4') })).toBeNull();
  expect(checkPaidAmount({ ...deposit, detail: target('none', '4') })).toBeNull();
  expect(checkPaidAmount({ ...deposit, detail: new Map() })).toBeNull();
});
