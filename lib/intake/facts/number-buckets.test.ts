import fc from 'fast-check';
import { expect, test } from 'vitest';
import { termsBetween, termsOf } from './fact-terms';
import { bucketsBetween, bucketsMostlyBetween, bucketsOf } from './number-buckets';

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.integer({ min: 0, max: 18 }))
  .map(([units, scale]) => {
    const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0');
    const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
    return { text: units < 0n ? `-${text}` : text, units: units * 10n ** BigInt(18 - scale) };
  });

test('every number of a range lies in one of its buckets, however it is written', () => {
  fc.assert(
    fc.property(decimal, decimal, decimal, (one, other, value) => {
      const [from, to] = one.units <= other.units ? [one, other] : [other, one];
      if (value.units < from.units || value.units > to.units) return;
      for (const [low, high] of [
        [from.text, to.text],
        [from.text, null],
        [null, to.text],
      ] as const) {
        const buckets = new Set(bucketsBetween(low, high));
        expect(bucketsOf(value.text).some((bucket) => buckets.has(bucket))).toBe(true);
      }
    }),
    { numRuns: 1_000 },
  );
});

test('a range asks for no more than an index bears, and a narrow one for few', () => {
  fc.assert(
    fc.property(decimal, decimal, ({ text: from }, { text: to }) => {
      expect(bucketsBetween(from, to).length).toBeLessThan(520);
    }),
  );
  expect(bucketsBetween('10', '19.99')).toHaveLength(10);
  expect(bucketsBetween('0.0010', '0.0011')).toHaveLength(2);
  expect(bucketsBetween('5', '-5')).not.toContain('#0');
});

test('a number far outside a range is not looked at', () => {
  expect(bucketsBetween('100', '200')).not.toEqual(expect.arrayContaining(bucketsOf('20')));
  const terms = termsBetween('a.amount', '100', '200');
  expect(terms).toEqual(expect.arrayContaining([termsOf('a.amount', '150.00')[1]]));
  expect(termsOf('a.fee', '150.00').some((term) => terms.includes(term))).toBe(false);
});

test('a bucket of which a range has only the edge is not counted as its own', () => {
  expect(bucketsMostlyBetween('99', '100')).toEqual(bucketsOf('99.5').slice(0, 1));
  expect(bucketsMostlyBetween('12.7', '14.6')).toEqual(bucketsBetween('13', '14'));
  expect(bucketsMostlyBetween('12.2', '12.3')).toEqual(bucketsBetween('12.2', '12.3'));
  expect(bucketsMostlyBetween('12.7', null)).toEqual(bucketsBetween('13', null));
  expect(bucketsMostlyBetween('-99', '100')).toEqual(bucketsBetween('-99', '100'));
  fc.assert(
    fc.property(decimal, decimal, ({ text: from }, { text: to }) => {
      const mostly = bucketsMostlyBetween(from, to);
      expect(bucketsBetween(from, to)).toEqual(expect.arrayContaining(mostly));
    }),
  );
});
