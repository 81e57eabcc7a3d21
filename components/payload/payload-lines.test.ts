import { expect, test } from 'vitest';
import { readExactJson } from '@/lib/providers/exact-json';
import { fieldPath } from '@/lib/providers/field-path';
import { foldableLines, linesMax, openTo, payloadLines, visibleLines } from './payload-lines';

function linesOf(text: string) {
  const read = readExactJson(text);
  if (!read.ok) throw new Error(read.detail);
  return payloadLines(read.value);
}

const batch =
  '{"main_order":{"batch_id":1526052914503263472},"suborders":[{"fee":0.10,"desc":null},{"fee":"1e5"}],"ok":true}';

test('every digit and the order of fields survive the tree', () => {
  expect(linesOf(batch).map((line) => [line.path, line.kind, line.text])).toEqual([
    ['', 'object', ''],
    ['main_order', 'object', ''],
    ['main_order.batch_id', 'number', '1526052914503263472'],
    ['suborders', 'array', ''],
    ['suborders[0]', 'object', ''],
    ['suborders[0].fee', 'number', '0.10'],
    ['suborders[0].desc', 'null', 'null'],
    ['suborders[1]', 'object', ''],
    ['suborders[1].fee', 'string', '1e5'],
    ['ok', 'boolean', 'true'],
  ]);
});

test('a folded line hides exactly what is inside it', () => {
  const lines = linesOf(batch);
  expect(visibleLines(lines, new Set([3])).map((line) => line.path)).toEqual([
    'main_order',
    'main_order.batch_id',
    'suborders',
    'ok',
  ]);
  expect(visibleLines(lines, new Set(foldableLines(lines))).map((line) => line.path)).toEqual([
    'main_order',
    'suborders',
    'ok',
  ]);
});

test('opening to a line opens its ancestors and nothing else', () => {
  const lines = linesOf(batch);
  const open = openTo(lines, new Set(foldableLines(lines)), 8);
  expect([...open].sort()).toEqual([1, 4]);
});

test('a document that is a single value is shown as one line', () => {
  const lines = linesOf('12345678901234567890');
  expect(visibleLines(lines, new Set()).map((line) => line.text)).toEqual(['12345678901234567890']);
});

test('an empty object and an empty array are lines without a fold', () => {
  const lines = linesOf('{"a":{},"b":[]}');
  expect(foldableLines(lines)).toEqual([]);
  expect(visibleLines(lines, new Set()).map((line) => [line.kind, line.size])).toEqual([
    ['object', 0],
    ['array', 0],
  ]);
});

test('names that are no identifiers are quoted in the path', () => {
  expect(fieldPath('a', 'b.c')).toBe('a["b.c"]');
  expect(fieldPath('', '名')).toBe('["名"]');
  expect(fieldPath('a', 'pay-back')).toBe('a.pay-back');
});

test('siblings are counted for readers that cannot see the tree', () => {
  expect(linesOf(batch).map((line) => `${line.position}/${line.siblings}`)).toEqual([
    '1/1',
    '1/3',
    '1/1',
    '2/3',
    '1/2',
    '1/2',
    '2/2',
    '2/2',
    '1/1',
    '3/3',
  ]);
});

test('a string of JSON is opened like an object, keeps its text, and names its fields by its path', () => {
  const inside = '{"payer":{"n":1.10},"list":[1]}';
  const lines = linesOf(JSON.stringify({ data: inside, text: '{not json', blank: '{}' }));
  expect(lines.map((line) => [line.path, line.kind, line.size])).toEqual([
    ['', 'object', 3],
    ['data', 'string', 2],
    ['data.payer', 'object', 1],
    ['data.payer.n', 'number', 0],
    ['data.list', 'array', 1],
    ['data.list[0]', 'number', 0],
    ['text', 'string', 0],
    ['blank', 'string', 0],
  ]);
  expect([lines[1]?.text, lines[3]?.text]).toEqual([inside, '1.10']);
  expect(visibleLines(lines, new Set([1])).map((line) => line.path)).toEqual(['data', 'text', 'blank']);
});

test('masked values are marked by their paths, whatever lies around them', () => {
  const read = readExactJson('{"data":"{\\"payer_email\\":\\"a***@b***.co\\"}","l":[{"x":"***"}]}');
  const masked = new Map([
    ['data.payer_email', 'email'],
    ['l[0].x', 'other'],
  ] as const);
  const lines = read.ok ? payloadLines(read.value, masked) : [];
  expect(lines.flatMap((line) => (line.masked ? [`${line.path} ${line.masked}`] : []))).toEqual([
    'data.payer_email email',
    'l[0].x other',
  ]);
});

test('JSON in strings is opened for eight levels, and of strings that are none so many are tried', () => {
  const wrap = (levels: number) => {
    let text = '{"a":1}';
    for (let level = 0; level < levels; level += 1) text = JSON.stringify([text]);
    return text;
  };
  expect(linesOf(wrap(8)).at(-1)).toMatchObject({ path: `${'[0]'.repeat(8)}.a`, text: '1' });
  expect(linesOf(wrap(9)).at(-1)).toMatchObject({ kind: 'string', size: 0, text: '{"a":1}' });
  const none = Array.from({ length: 300 }, () => '["a"]]');
  const lines = linesOf(JSON.stringify([...none, '{"b":2}']));
  expect(lines).toHaveLength(302);
  expect(lines.at(-1)).toMatchObject({ text: '{"b":2}', size: 0 });
});

test('texts in brackets without quotation marks are texts, however many, and keep no string of JSON from being opened', () => {
  const memos = Array.from({ length: 300 }, (_, at) => `[INV-${at}]`);
  const lines = linesOf(JSON.stringify([...memos, '[1,2]', '{"b":2}']));
  expect(lines.slice(1, -2).every(({ kind, size }) => kind === 'string' && size === 0)).toBe(true);
  expect(lines.at(-2)).toMatchObject({ text: '{"b":2}', size: 1 });
  expect(lines.at(-1)).toMatchObject({ path: '[301].b', text: '2' });
});

test('a tree ends at its bound, and says how much each line holds all the same', () => {
  const lines = linesOf(`{"list":[${'1,'.repeat(linesMax)}1],"after":[[1,2]]}`);
  expect(lines).toHaveLength(linesMax);
  expect(lines[1]).toMatchObject({ name: 'list', size: linesMax + 1, end: linesMax });
});
