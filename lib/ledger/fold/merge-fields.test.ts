import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type MergedFields, mergeFields, noFields } from './merge-fields';
import type { Precedence } from './precedence';

const low: Precedence = [0, 0, 0, 'a'];
const high: Precedence = [2, 2, 0, 'a'];
const fields = (values: Record<string, string>) => new Map(Object.entries(values));

test('later news of higher rank replaces what it mentions and leaves the rest', () => {
  const first = mergeFields(noFields, fields({ amount: '1.0', memo: 'x' }), low);
  const { values } = mergeFields(first, fields({ amount: '1.00' }), high);
  expect(values).toEqual(fields({ amount: '1.00', memo: 'x' }));
});

test('late news of lower rank fills only what is empty', () => {
  const first = mergeFields(noFields, fields({ amount: '1.00' }), high);
  const { values } = mergeFields(first, fields({ amount: '9', memo: 'x' }), low);
  expect(values).toEqual(fields({ amount: '1.00', memo: 'x' }));
});

test('the same news twice changes nothing', () => {
  const once = mergeFields(noFields, fields({ amount: '1.00' }), high);
  expect(mergeFields(once, fields({ amount: '1.00' }), high)).toBe(once);
});

test('merged fields do not depend on order or repetition', () => {
  const anyNews = fc.uniqueArray(
    fc.record({
      by: fc.tuple(fc.integer({ min: -2, max: 3 }), fc.integer({ min: -1, max: 3 }), fc.nat({ max: 2 }), fc.string()),
      values: fc.dictionary(fc.constantFrom('amount', 'fee', 'memo', '__proto__'), fc.string(), {
        noNullPrototype: true,
      }),
    }),
    // Two callbacks of one precedence are one callback.
    { selector: ({ by }) => JSON.stringify(by), maxLength: 6 },
  );
  const orders = anyNews.chain((all) =>
    fc.record({
      all: fc.constant(all),
      shuffled: fc.array(fc.nat({ max: Math.max(0, all.length - 1) }), { maxLength: 6 }).chain((again) =>
        fc.shuffledSubarray([...all, ...again.flatMap((index) => all[index] ?? [])], {
          minLength: all.length + (all.length > 0 ? again.length : 0),
        }),
      ),
    }),
  );
  const merge = (all: { by: Precedence; values: Record<string, string> }[]) =>
    all.reduce<MergedFields>((merged, { by, values }) => mergeFields(merged, fields(values), by), noFields);
  fc.assert(
    fc.property(orders, ({ all, shuffled }) => {
      expect(merge(shuffled)).toEqual(merge(all));
    }),
  );
});
