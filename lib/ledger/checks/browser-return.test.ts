import { expect, test } from 'vitest';
import { checkBrowserReturn, type ToldTwice } from './browser-return';

const paid: ToldTwice = {
  status: '3',
  terminal: true,
  amount: '10.00',
  currency: 'MYR',
  returned: { status: '3', amount: '10', currency: 'MYR' },
};
const check = (fields: Partial<ToldTwice>, returned: Partial<ToldTwice['returned']> = {}) =>
  checkBrowserReturn({ ...paid, ...fields, returned: { ...paid.returned, ...returned } });

test('a return that says the same is no matter', () => {
  expect(check({})).toBeNull();
});

test('another final status, amount or currency is, with the whole amount at risk', () => {
  expect(check({}, { status: '2' })).toMatchObject({ expected: 'status 3', actual: 'status 2' });
  expect(check({}, { amount: '10.01' })).toMatchObject({ expected: 'amount 10.00', actual: 'amount 10.01' });
  const both = check({}, { status: '4', currency: 'SGD' });
  expect(both).toMatchObject({ actual: 'status 4, currency SGD', valueAtRisk: [{ currency: 'MYR', amount: '10.00' }] });
});

test.each([
  ['the payer was back before the bank had decided', {}, { status: '1' }],
  ['the callbacks have not come to an end', { terminal: false, status: '1' }, { status: '3' }],
  ['the return says nothing', {}, { status: '', amount: null, currency: null }],
  ['the callback says no amount', { amount: null, currency: null }, {}],
] as const)('nothing is claimed where %s', (_, fields, returned) => {
  expect(check(fields, returned)).toBeNull();
});
