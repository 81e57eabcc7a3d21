import { expect, test } from 'vitest';
import { searchTerms, termLengthMax } from './search-terms';

test.each([
  ['  1526052914503263473 ', ['1526052914503263473']],
  [
    'withdrawal 1526052914503263473 did not arrive.',
    ['withdrawal 1526052914503263473 did not arrive.', '1526052914503263473'],
  ],
  ['1,250.75 USDT', ['1,250.75 USDT', '1250.75']],
  ['12,5', ['12,5']],
  ['Siti Nurhaliza', ['Siti Nurhaliza']],
  ['mail of siti@example.com, please', ['mail of siti@example.com, please', 'siti@example.com']],
  [' \n ', []],
] as const)('%s is looked for as %j', (given, terms) => {
  expect(searchTerms(given)).toEqual([...terms]);
});

test('whatever is given, what is looked for is bounded and can be stored', () => {
  for (const given of ['x'.repeat(10_000), '\u0000\u0000', '\ud800', '1'.repeat(9_999)]) {
    for (const term of searchTerms(given)) {
      expect(term.length).toBeLessThanOrEqual(termLengthMax);
      expect(term.isWellFormed() && !term.includes('\u0000')).toBe(true);
    }
  }
});
