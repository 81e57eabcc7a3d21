import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvDecimal, csvText } from './csv';

/** A CSV record of one field read by the grammar of RFC 4180, not by our writer. */
function readField(written: string): string {
  const quoted = /^"((?:[^"]|"")*)"$/.exec(written);
  if (quoted) return (quoted[1] ?? '').replaceAll('""', '"');
  expect(written).not.toMatch(/[",\r\n]/);
  return written;
}

test.each(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])(
  'text that begins with %j runs in no spreadsheet',
  (start) => {
    expect(readField(csvText(`${start}HYPERLINK("http://x","y")`))).toBe(`'${start}HYPERLINK("http://x","y")`);
  },
);

test('every text reads back as itself, but for the apostrophe before a formula', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const back = readField(csvText(text));
      expect(back === text || back === `'${text}`).toBe(true);
      expect(back).not.toMatch(/^[=+\-@\t\r\n]/);
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
