import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFormPairs } from './form-pairs';

function read(text: string): unknown {
  const result = readFormPairs(Buffer.from(text));
  return result.ok ? result.pairs : result.detail;
}

describe('a form body', () => {
  test('is read in the order received, with escapes and plus signs decoded', () => {
    expect(read('b=1+2&a=%C3%A9%26%3D&c=')).toEqual([
      ['b', '1 2'],
      ['a', 'é&='],
      ['c', ''],
    ]);
  });

  test('says what it says to every reader of the standard', () => {
    const pairs = fc.uniqueArray(
      fc.tuple(fc.string({ minLength: 1, unit: 'grapheme' }), fc.string({ unit: 'grapheme' })),
      {
        selector: ([name]) => name,
        minLength: 1,
      },
    );
    fc.assert(
      fc.property(pairs, (wanted) => {
        expect(read(new URLSearchParams(wanted).toString())).toEqual(wanted);
      }),
    );
  });

  test.each([
    ['a name twice', 'a=1&b=2&a=3', 'the name "a" a second time'],
    ['a name twice in two spellings', 'a=1&%61=3', 'the name "a" a second time'],
    ['a part without =', 'a=1&b', 'a part without the sign ='],
    ['an empty part', 'a=1&&b=2', 'a part without the sign ='],
    ['nothing at all', '', 'a part without the sign ='],
    ['a value without a name', '=1', 'a value without a name'],
    ['half an escape', 'a=%4', 'a percent escape that is not UTF-8'],
    ['an escape that is not UTF-8', 'a=%ff', 'a percent escape that is not UTF-8'],
  ])('is refused for %s', (_, text, detail) => {
    expect(read(text)).toBe(detail);
  });

  test('is refused for bytes that are not UTF-8', () => {
    expect(readFormPairs(Buffer.from([0x61, 0x3d, 0xff]))).toEqual({ ok: false, detail: 'bytes that are not UTF-8' });
  });
});
