import fc from 'fast-check';
import { expect, test } from 'vitest';
import { destinationFilterSchema, matchesFilter } from './match-filter';

const everything = destinationFilterSchema.parse({});
const callback = {
  ...{ provider: 'gatepay', account: 'default', channel: 'gatepay', type: 'WITHDRAW', outcome: 'pending' },
  ...{ verified: true, displayOnly: false },
};

test('an empty filter wants every verified callback', () => {
  expect(matchesFilter(everything, callback)).toBe(true);
});

test('every condition must hold, and one of its words is enough', () => {
  const filter = destinationFilterSchema.parse({ providers: ['caibo', 'gatepay'], types: ['WITHDRAW'] });
  expect(matchesFilter(filter, callback)).toBe(true);
  expect(matchesFilter(filter, { ...callback, provider: 'b2binpay' })).toBe(false);
  expect(matchesFilter(filter, { ...callback, type: 'DEPOSIT' })).toBe(false);
});

test('a narrower filter never wants what a wider one does not', () => {
  const words = fc.subarray(['gatepay', 'caibo', 'test/json']);
  fc.assert(
    fc.property(words, words, fc.boolean(), fc.boolean(), (providers, channels, verified, includeUnverified) => {
      const wide = { ...everything, channels, includeUnverified };
      const narrow = { ...wide, providers };
      if (matchesFilter(narrow, { ...callback, verified }))
        expect(matchesFilter(wide, { ...callback, verified })).toBe(true);
    }),
  );
});

test('what is unverified is wanted only where the filter says so', () => {
  const unverified = { ...callback, verified: false };
  expect(matchesFilter(everything, unverified)).toBe(false);
  expect(matchesFilter({ ...everything, includeUnverified: true }, unverified)).toBe(true);
});

test('what is display-only is wanted only where its channel is named', () => {
  const test = { ...callback, channel: 'test/json', verified: false, displayOnly: true };
  expect(matchesFilter({ ...everything, includeUnverified: true }, test)).toBe(false);
  expect(matchesFilter({ ...everything, channels: ['gatepay'] }, test)).toBe(false);
  expect(matchesFilter({ ...everything, channels: ['test/json'] }, test)).toBe(true);
});

test('a misspelt condition is refused, not ignored', () => {
  expect(destinationFilterSchema.safeParse({ provider: ['gatepay'] }).success).toBe(false);
});
