import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alignDecimals } from './align-decimals';

test('decimal points stand under each other, however many digits follow', () => {
  expect(alignDecimals(['10', '9.5', '-0.500'])).toEqual([4, 2, 0]);
  expect(alignDecimals(['12.50 USDT', '12 USDT'])).toEqual([0, 3]);
  const amount = fc.stringMatching(/^-?\d{1,9}(\.\d{1,18})?$/);
  fc.assert(
    fc.property(fc.array(amount, { minLength: 1, maxLength: 3 }), (texts) => {
      const padding = alignDecimals(texts);
      const points = texts.map((text, at) => {
        const point = text.indexOf('.');
        return (point < 0 ? 0 : text.length - point) + (padding[at] ?? 0);
      });
      expect(new Set(points).size).toBe(1);
    }),
  );
});

test('words are left alone', () => {
  expect(alignDecimals(['SUCCESS', 'FAIL'])).toEqual([0, 0]);
  expect(alignDecimals(['1.25', 'none'])).toEqual([0, 0]);
});
