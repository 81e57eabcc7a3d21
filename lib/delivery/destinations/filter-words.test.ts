import { expect, test } from 'vitest';
import type { DestinationFilter } from '@/lib/delivery/types';
import { filterWords } from './filter-words';
import { readFilter } from './read-filter';

const everything: DestinationFilter = {
  providers: [],
  accounts: [],
  channels: [],
  types: [],
  outcomes: [],
  includeUnverified: false,
};

test('no condition is every callback, and says so', () => {
  expect(filterWords(everything)).toBe('Every callback');
  expect(filterWords({ ...everything, includeUnverified: true })).toBe('Every callback · unverified ones too');
});

test('alternatives of one field are joined by or, fields stand beside each other', () => {
  const filter = { ...everything, providers: ['basswallet', 'b2binpay', 'gatepay'], types: ['WITHDRAW'] };
  expect(filterWords({ ...filter, outcomes: ['succeeded', 'failed'] })).toBe(
    'BassWallet, B2BinPay or GatePay · type WITHDRAW · outcome succeeded or failed',
  );
});

test('a filter that nothing could ever meet is refused', () => {
  const slugs = ['default', 'malaysia'];
  expect(readFilter({ ...everything, providers: ['paypal'] }, slugs)).toEqual({
    problem: 'There is no provider paypal.',
  });
  expect(readFilter({ ...everything, accounts: ['mars'] }, slugs)).toEqual({ problem: 'There is no account mars.' });
  expect(readFilter({ ...everything, providers: ['gatepay'], channels: ['b2binpay'] }, slugs)).toEqual({
    problem: 'There is no channel b2binpay of the chosen providers.',
  });
});

test('a type that no provider has sent yet may be asked for, and repeated words count once', () => {
  const read = readFilter({ ...everything, types: [' WITHDRAW ', 'WITHDRAW', '', 'Some new type'] }, []);
  expect(read).toEqual({ filter: { ...everything, types: ['WITHDRAW', 'Some new type'] } });
});
