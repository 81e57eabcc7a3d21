import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedFactsFinding, findChangedFacts, lineFacts } from './changed-facts';

const line = { amount: '10.00', currency: 'USDT', chain: 'TRX', address: 'T-1', doneAmount: '9' };

function compare(held: Record<string, string>, stated: Record<string, string>, isLater = true, bothFinal = false) {
  return findChangedFacts({
    facts: lineFacts,
    held: new Map(Object.entries(held)),
    stated: new Map(Object.entries(stated)),
    isLater: () => isLater,
    bothFinal: () => bothFinal,
  });
}

test('the same fact in another spelling has not changed', () => {
  expect(compare(line, { ...line, amount: '10', currency: 'usdt', chain: 'trx' })).toEqual([]);
  expect(compare({ address: '0xAbCd' }, { address: '0xaBcD' })).toEqual([]);
});

test('base58 addresses that differ in letter case are two', () => {
  expect(compare({ address: 'TaB' }, { address: 'Tab' })).toHaveLength(1);
});

test('what either callback leaves open has not changed', () => {
  expect(compare({}, line)).toEqual([]);
  expect(compare(line, {})).toEqual([]);
});

test('a done amount may change until both callbacks are final', () => {
  expect(compare(line, { doneAmount: '8' })).toEqual([]);
  expect(compare(line, { doneAmount: '8' }, true, true)).toHaveLength(1);
});

test('which value is the earlier one does not depend on which came first', () => {
  const value = fc.constantFrom('1', '2', '2.0', '3');
  fc.assert(
    fc.property(value, value, (older, newer) => {
      const inOrder = compare({ amount: older }, { amount: newer }, true);
      const reversed = compare({ amount: newer }, { amount: older }, false);
      expect(reversed.map(({ earlier, later }) => [earlier, later])).toEqual(
        inOrder.map(({ earlier, later }) => [earlier, later]),
      );
    }),
  );
});

test('one changed amount is told with its exact difference, several facts by their names', () => {
  const money = { amount: '10.50', currency: 'USDT' };
  expect(changedFactsFinding(compare(line, { amount: '10.50' }), money)).toMatchObject({
    expected: '10.00',
    actual: '10.50',
    difference: '0.5',
    valueAtRisk: [{ currency: 'USDT', amount: '10.50' }],
  });
  const several = changedFactsFinding(compare(line, { amount: '11', chain: 'BSC' }), money);
  expect(several).toMatchObject({ expected: 'amount 10.00, chain TRX', actual: 'amount 11, chain BSC' });
  expect(several.difference).toBeUndefined();
});
