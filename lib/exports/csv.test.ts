import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvDecimal, csvText } from './csv';

/** A CSV record of one field read by the grammar of RFC 4180, not by our writer. */
function readField(written: string): string {
  const quoted = /^"((?:[^"]|"")*)"$/.exec(written);
  if (quoted) return (quoted[1] ?? '').replaceAll('""', '"');
  expect(written).not.toMatch(/[",;|\t\r\n]/);
  return written;
}

test.each(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])(
  'text that begins with %j runs in no spreadsheet',
  (start) => {
    expect(readField(csvText(`${start}HYPERLINK("http://x","y")`))).toBe(`'${start}HYPERLINK("http://x","y")`);
  },
);

test.each([
  ['a;=1+1', "a;'=1+1"],
  ['a;  -1', "a;  '-1"],
  ['a\t@x', "a\t'@x"],
  ['a, +1', "a, '+1"],
  ['a|"=1"', `a|"'=1"`],
  ['a\r\n=1', "a\r\n'=1"],
  ['a;＝1', "a;'＝1"],
  [';;=1', ";;'=1"],
  ['a=1;b', 'a=1;b'],
])('within %j nothing runs where a spreadsheet parts fields otherwise', (text, safe) => {
  const written = csvText(text);
  expect(written.startsWith('"')).toBe(true);
  expect(readField(written)).toBe(safe);
});

test('every text reads back as itself, but for apostrophes, and no part of it runs in any locale', () => {
  const odd = fc.constantFrom('=', '+', '-', '@', ';', ',', '|', '\t', '\r', '\n', '"', ' ', 'a');
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: odd })), (text) => {
      const back = readField(csvText(text));
      expect(back.replaceAll("'", '')).toBe(text.replaceAll("'", ''));
      expect(back).not.toMatch(/^[=+\-@\t\r\n]/);
      for (const part of back.split(/[;,|\t\r\n]/).slice(1)) expect(part).not.toMatch(/^[\s"]*[=+\-@]/);
    }),
  );
});

test('a negative amount stays a number, and nothing but a plain decimal passes for one', () => {
  expect(csvDecimal('-12.50')).toBe('-12.50');
  expect(csvDecimal('0.10')).toBe('0.10');
  for (const text of ['-1+1', '-', '-1e5', '+1', '-A1', '=1', '-1,5', '-1\n']) {
    expect(readField(csvDecimal(text))).toBe(`'${text}`);
  }
});
