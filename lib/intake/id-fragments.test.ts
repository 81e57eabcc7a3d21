import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idFragments } from './id-fragments';

const id = fc.string({ unit: fc.constantFrom(...'0123456789abcdefxyz'), minLength: 1, maxLength: 70 });
const words = fc.array(id, { minLength: 1, maxLength: 6 }).map((all) => `\n${all.join('\n')}\n`);

test('a text has the fragments of every part of it', () => {
  fc.assert(
    fc.property(words, fc.nat(), fc.nat(), (text, one, other) => {
      const [from, to] = [one % text.length, other % text.length].sort((a, b) => a - b);
      expect(idFragments(text)).toEqual(expect.arrayContaining(idFragments(text.slice(from, to))));
    }),
    { numRuns: 2_000 },
  );
});

test('the numbers of an id are what they were: stored ones would not be found by others', () => {
  expect(idFragments('475215997')).toEqual([1_157_466]);
  expect(idFragments('0x5a1fbeef9c')).toEqual([2_245_309, 4_194_210]);
  expect(idFragments('tr7x90qk45mw72')).toEqual([3_548_067, 1_706_022, 845_879]);
});

test('nine characters of an id have one, and what is no id or shorter has none', () => {
  expect(idFragments('475215997')).toHaveLength(1);
  expect(idFragments('ord-475215997')).toEqual(idFragments('475215997'));
  for (const text of ['', '47521599', 'waitingconfirmation', '2026-11-21', '1250.75', 'b_17-47521599', '☂'.repeat(9)]) {
    expect(idFragments(text)).toEqual([]);
  }
});

test('less than half of the fragments of a hash are kept, and hashes share none', () => {
  const hashes = ['6e7bedbca9911df703463f6ea4ed7c7e2fd378dd4cd55becc635d1db51eddfb3', '8b5c'.padEnd(64, '0f3a9d17c')];
  const [one = [], other = []] = hashes.map(idFragments);
  expect(one.length).toBeGreaterThan(64 / 4);
  expect(one.length).toBeLessThan(64 / 2);
  expect(one.filter((number) => other.includes(number))).toEqual([]);
});
