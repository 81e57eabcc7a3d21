import { expect, test } from 'vitest';
import { readExactJson, writeExactJson } from './exact-json';
import { payloadValues } from './payload-path';

function found(text: string, path: string): string[] {
  const read = readExactJson(text);
  if (!read.ok) throw new Error(read.detail);
  return [...payloadValues(read.value, path)].map((value) => writeExactJson(value));
}

const payload = `{
  "main_order": { "status": "PARTIAL", "amount": 2362.10, "id": 1526052914503263472, "done": true, "note": null },
  "suborders": [{ "tx_id": "a" }, { "tx_id": "b" }, { "other": "c" }],
  "data": "{\\"txHash\\":\\"0xab\\",\\"list\\":[1,2]}",
  "a.b": { "c": "dotted" }, "a": { "b": { "c": "nested" } }
}`;

test('a value is found by its path, with every digit that was sent', () => {
  expect(found(payload, 'main_order.status')).toEqual(['"PARTIAL"']);
  expect(found(payload, 'main_order.amount')).toEqual(['2362.10']);
  expect(found(payload, 'main_order.id')).toEqual(['1526052914503263472']);
  expect(found(payload, 'main_order.done')).toEqual(['true']);
  expect(found(payload, 'main_order.note')).toEqual(['null']);
});

test('a path without a place in a list is that of each of its items', () => {
  expect(found(payload, 'suborders.tx_id')).toEqual(['"a"', '"b"']);
  expect(found(payload, 'suborders[1].tx_id')).toEqual(['"b"']);
  expect(found(payload, 'suborders[].tx_id')).toEqual(['"a"', '"b"']);
  expect(found(payload, 'suborders[7].tx_id')).toEqual([]);
});

test('JSON inside a text is looked into, and names may hold dots', () => {
  expect(found(payload, 'data.txHash')).toEqual(['"0xab"']);
  expect(found(payload, 'data.list')).toEqual(['1', '2']);
  expect(found(payload, 'a.b.c')).toEqual(['"dotted"', '"nested"']);
});

test('what is not there is nothing, whatever the path', () => {
  for (const path of ['main', 'main_order.status.more', 'main_order.', '[0]', '__proto__', 'suborders.', '..']) {
    expect(found(payload, path)).toEqual([]);
  }
});

test('JSON inside texts is looked into for eight levels', () => {
  const wrap = (levels: number) => {
    let text = '{"a":1}';
    for (let level = 0; level < levels; level += 1) text = JSON.stringify([text]);
    return text;
  };
  expect(found(wrap(8), 'a')).toEqual(['1']);
  expect(found(wrap(9), 'a')).toEqual([]);
});
