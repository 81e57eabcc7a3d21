import { expect, test } from 'vitest';
import { readExactJson } from '@/lib/providers/exact-json';
import { sensitivityOf } from '@/lib/providers/sensitive';
import { payloadLeaves, searchDocument } from './search-document';

const sensitivity = sensitivityOf({});
const vault = { fingerprints: (value: string): [Buffer] => [Buffer.from(value.padEnd(8).slice(0, 8))] };

function leavesOf(text: string) {
  const read = readExactJson(text);
  if (!read.ok) throw new Error(read.detail);
  return [...payloadLeaves(read.value, sensitivity)];
}

test('values come in document order, each with its path, through lists and JSON in strings', () => {
  const inner = JSON.stringify({ email: 'ab@cd.com', list: [true, { n: 1.5 }], word: '"x"' });
  expect(leavesOf(JSON.stringify({ a: [1, ['two']], data: inner, z: null, last: 'end' }))).toEqual([
    { path: 'a[0]', value: '1', kind: null },
    { path: 'a[1][0]', value: 'two', kind: null },
    { path: 'data.email', value: 'ab@cd.com', kind: 'email' },
    { path: 'data.list[0]', value: 'true', kind: null },
    { path: 'data.list[1].n', value: '1.5', kind: null },
    { path: 'data.word', value: '"x"', kind: null },
    { path: 'last', value: 'end', kind: null },
  ]);
});

test('JSON in strings is followed for eight levels, and nothing of what is deeper is searched', () => {
  const wrap = (levels: number) => {
    let text = '{"email":"ab@cd.com","note":"kept"}';
    for (let level = 0; level < levels; level += 1) text = JSON.stringify([text]);
    return text;
  };
  expect(leavesOf(wrap(8)).map(({ value, kind }) => [value, kind])).toEqual([
    ['ab@cd.com', 'email'],
    ['kept', null],
  ]);
  expect(leavesOf(wrap(9))).toEqual([]);
});

test('of strings that begin and end like JSON and are none, so many are tried; what is beyond is no value', () => {
  const items = Array.from({ length: 5_000 }, (_, at) => `["word${at}"]]`);
  expect(leavesOf(JSON.stringify(items))).toHaveLength(200);
});

test('texts without quotation marks are values as they are, however many and however deep, and use up no tries', () => {
  const lines = Array.from({ length: 300 }, (_, at) => ({ memo: `[INV-${at}]`, ref: `{ref-${at}}`, list: '[1]' }));
  const leaves = leavesOf(JSON.stringify({ lines, data: '{"note":"kept"}' }));
  expect(leaves.map(({ value }) => value)).toEqual([
    ...lines.flatMap(({ memo, ref, list }) => [memo, ref, list]),
    'kept',
  ]);
  expect(leaves.at(-1)).toEqual({ path: 'data.note', value: 'kept', kind: null });
  let text = '[urgent]';
  for (let level = 0; level < 12; level += 1) text = JSON.stringify([text]);
  expect(leavesOf(text)).toEqual([]);
  let deep = JSON.stringify({ memo: '[INV-1]' });
  for (let level = 0; level < 8; level += 1) deep = JSON.stringify([deep]);
  expect(leavesOf(deep).map(({ value }) => value)).toEqual(['[INV-1]']);
});

test('paths stay short, however long the names above are', () => {
  const name = 'n'.repeat(100_000);
  const leaves = leavesOf(JSON.stringify({ [name]: { [name]: Array.from({ length: 1_000 }, () => ['x']) } }));
  expect(leaves).toHaveLength(1_000);
  expect(leaves.every(({ path }) => path.length <= 2_100)).toBe(true);
  const { facts } = searchDocument(vault, new Map([[name, 'value']]), sensitivity);
  expect(facts.values).toEqual({});
});
