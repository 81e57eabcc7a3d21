import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readExactJson } from '@/lib/providers/exact-json';
import { payloadLines } from './payload-lines';
import { markHits, searchPayload } from './payload-search';

function linesOf(text: string) {
  const read = readExactJson(text);
  if (!read.ok) throw new Error(read.detail);
  return payloadLines(read.value);
}

const lines = linesOf('{"suborders":[{"chain":"BASEEVM","fee":0.0499},{"chain":"TRX","fee":1}],"status":"PARTIAL"}');
const found = (query: string) => searchPayload(lines, query).map((index) => lines[index]?.path);

test('names and values are found without regard to case', () => {
  expect(found('baseevm')).toEqual(['suborders[0].chain']);
  expect(found('FEE')).toEqual(['suborders[0].fee', 'suborders[1].fee']);
  expect(found('0.049')).toEqual(['suborders[0].fee']);
});

test('a name that holds others finds itself, not everything inside', () => {
  expect(found('suborders')).toEqual(['suborders']);
});

test('a query written like a path finds by path', () => {
  expect(found('suborders[1].')).toEqual(['suborders[1].chain', 'suborders[1].fee']);
});

test('a blank query finds nothing', () => {
  expect(found('   ')).toEqual([]);
});

test('marking hits loses no character', () => {
  expect(markHits('BASEEVM', 'see')).toEqual([
    { text: 'BA', hit: false },
    { text: 'SEE', hit: true },
    { text: 'VM', hit: false },
  ]);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ maxLength: 3 }), (text, query) => {
      expect(
        markHits(text, query)
          .map((part) => part.text)
          .join(''),
      ).toBe(text);
    }),
  );
});

test('what a string of JSON holds is found once, on its own line', () => {
  const nested = linesOf('{"data":"{\\"paid_at\\":1}"}');
  expect(searchPayload(nested, 'paid_at').map((index) => nested[index]?.path)).toEqual(['data.paid_at']);
});
