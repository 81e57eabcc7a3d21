import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowIdPattern } from './conditions';
import { decodeCursor, encodeCursor } from './cursor';

test('a cursor reads back as what it was made of', () => {
  const at = fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(at, fc.bigInt({ min: 1n, max: 10n ** 18n - 1n }), fc.nat(), (date, id, looked) => {
      const cursor = { at: date.toISOString(), id: String(id), looked };
      expect(decodeCursor(encodeCursor(cursor), rowIdPattern)).toEqual(cursor);
    }),
  );
});

test('any other text is refused, never read as a place in the list', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => decodeCursor(text, rowIdPattern)).toThrow('Start again from the first page');
    }),
  );
  const at = '2026-03-02T09:00:00.000Z';
  for (const id of ['0', '-1', '1 0', '1 -2', '1 2 3', '1 12345678901', "1' or 1=1", '']) {
    expect(() => decodeCursor(encodeCursor({ at, id }), rowIdPattern)).toThrow();
  }
  expect(() => decodeCursor(encodeCursor({ at: '2026-03-02', id: '1' }), rowIdPattern)).toThrow();
});
