import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keptWords, readKept } from './kept-words';

test('how long something is kept is written and read back the same', () => {
  fc.assert(
    fc.property(fc.option(fc.integer({ min: 30, max: 36_500 })), (days) => {
      expect(readKept(keptWords(days))).toEqual({ ok: true, days });
    }),
  );
  expect(readKept(' As the others ')).toEqual({ ok: true, days: 'as_others' });
  expect(readKept('400d')).toEqual({ ok: true, days: 400 });
});

test('what says nothing, or would remove what is younger than a month, is refused', () => {
  for (const text of ['', '0', '29', '-400', '36501', '4e2', '400 months', 'never', '1,00', '999999'])
    expect(readKept(text).ok, text).toBe(false);
});
