import fc from 'fast-check';
import { expect, test } from 'vitest';
import { comparePrecedence, decodePrecedence, encodePrecedence, type Precedence } from './precedence';

const anyPrecedence: fc.Arbitrary<Precedence> = fc.tuple(
  fc.integer({ min: -2, max: 3 }),
  fc.integer({ min: -2, max: 3 }),
  fc.integer({ min: 0, max: 3 }),
  fc.constantFrom('a', 'b', 'c'),
);

test('rank counts before the instant, the instant before the content', () => {
  expect(comparePrecedence([1, 0, 0, 'a'], [0, 9, 9, 'z'])).toBeGreaterThan(0);
  expect(comparePrecedence([1, 1, 0, 'a'], [1, 0, 9, 'z'])).toBeGreaterThan(0);
  expect(comparePrecedence([1, 1, 2, 'a'], [1, 1, 1, 'z'])).toBeGreaterThan(0);
  expect(comparePrecedence([1, 1, 1, 'b'], [1, 1, 1, 'a'])).toBeGreaterThan(0);
  expect(comparePrecedence([1, 1, 1, 'a'], [1, 1, 1, 'a'])).toBe(0);
});

test('what is stored reads back as it was, through JSON', () => {
  const anyFields = fc.array(fc.tuple(fc.string({ minLength: 1 }), anyPrecedence)).map((entries) => new Map(entries));
  fc.assert(
    fc.property(anyFields, (precedence) => {
      const stored: unknown = JSON.parse(JSON.stringify(encodePrecedence(precedence)));
      expect(decodePrecedence(stored, precedence.keys())).toEqual(precedence);
    }),
  );
});

test('a field that a provider names `__proto__` is a field like any other', () => {
  const precedence = new Map<string, Precedence>([
    ['__proto__', [0, 0, 0, 'a']],
    ['fee', [1, 0, 0, 'a']],
  ]);
  const stored: unknown = JSON.parse(JSON.stringify(encodePrecedence(precedence)));
  expect(decodePrecedence(stored, precedence.keys())).toEqual(precedence);
});

test('fields that one callback set share one entry', () => {
  const one: Precedence = [2, 2, 1_780_037_579_000, 'tie'];
  expect(
    encodePrecedence(
      new Map([
        ['amount', one],
        ['fee', one],
      ]),
    ),
  ).toEqual({ '': one });
});

test('a column that holds something else is refused', () => {
  expect(() => decodePrecedence({ amount: 'high' }, ['amount'])).toThrow();
});
