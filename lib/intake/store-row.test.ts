import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bounded, indexableKey } from './store-row';

/** Any UTF-16 at all: NUL, lone surrogates, around the bound. */
const anyText = fc.uint16Array({ maxLength: 700, size: 'max' }).map((units) => String.fromCharCode(...units));

test('a key of any length and content can be indexed, and different keys stay different', () => {
  fc.assert(
    fc.property(anyText, anyText, (a, b) => {
      const [one, other] = [indexableKey(a), indexableKey(b)];
      expect(Buffer.byteLength(one)).toBeLessThan(2_000);
      expect(one.includes('\u0000')).toBe(false);
      expect(one === other).toBe(a === b);
      expect(indexableKey(a)).toBe(one);
    }),
    { numRuns: 50 },
  );
});

test('a key that is too long or cannot be stored becomes its digest', () => {
  expect(indexableKey('batch:1:INIT')).toBe('batch:1:INIT');
  expect(indexableKey('x'.repeat(513))).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(indexableKey('a\u0000')).not.toBe(indexableKey('a\ufffd'));
});

test('bounded text can be stored, even where the bound cuts a character in two', () => {
  expect(bounded('ab\u{1f600}', 3)).toBe('ab\ufffd');
  expect(bounded('a\u0000b', 10)).toBe('a\ufffdb');
});
