import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ExactJson, readExactJson } from '@/lib/providers/exact-json';
import { sensitivityOf } from '@/lib/providers/sensitive';
import { changesMax, diffPayloads } from './diff-payloads';

function json(text: string): ExactJson {
  const read = readExactJson(text);
  if (!read.ok) throw new Error(read.detail);
  return read.value;
}

const nothing = sensitivityOf({});

function told(before: string, after: string, sensitivity = nothing) {
  const { changes } = diffPayloads(json(before), json(after), sensitivity);
  return changes.map(({ path, before: was, after: is }) => [path, was, is]);
}

test('of JSON in more strings than masking follows, that it differs is told and nothing of what is sensitive', () => {
  const wrap = (text: string) => Array.from({ length: 12 }).reduce<string>((inner) => JSON.stringify([inner]), text);
  const [[path, was, is] = []] = told(wrap('{"email":"ab@cd.com","n":1}'), wrap('{"email":"ef@gh.com","n":1}'));
  expect(path).toBe('[0]'.repeat(9));
  expect(`${was}${is}`).not.toMatch(/ab@cd|ef@gh/);
});

test('texts in brackets, however many, keep no string of JSON from being compared by what is in it', () => {
  const memos = Array.from({ length: 300 }, (_, at) => `[INV-${at}]`);
  const wrap = (n: number) => JSON.stringify({ memos, data: JSON.stringify({ n, o: 'x' }) });
  expect(told(wrap(1), wrap(2))).toEqual([['data.n', '1', '2']]);
});

describe('what differs between two payloads', () => {
  test('is told by path with every digit, a number apart from its text', () => {
    expect(told('{"a":{"amount":1.10,"n":9007199254740993}}', '{"a":{"amount":1.1,"n":"9007199254740993"}}')).toEqual([
      ['a.amount', '1.10', '1.1'],
      ['a.n', '9007199254740993', '"9007199254740993"'],
    ]);
  });

  test('tells added and removed fields, also those that are null', () => {
    expect(told('{"a":1,"gone":null}', '{"a":1,"new":{"x":[]}}')).toEqual([
      ['new', null, '{"x":[]}'],
      ['gone', 'null', null],
    ]);
  });

  test('is nothing where only the order of fields or of lines with an id is another', () => {
    const one = '{"b":1,"lines":[{"merchant_withdraw_id":"W-1","status":"INIT"},{"merchant_withdraw_id":"W-2"}]}';
    const other = '{"lines":[{"merchant_withdraw_id":"W-2"},{"status":"DONE","merchant_withdraw_id":"W-1"}],"b":1}';
    expect(told(one, other)).toEqual([['lines[merchant_withdraw_id="W-1"].status', '"INIT"', '"DONE"']]);
  });

  test('names a line that appeared and one that vanished by their ids', () => {
    const line = (id: string) => `{"id":${id},"s":"x"}`;
    expect(told(`[${line('1')},${line('2')}]`, `[${line('2')},${line('3')}]`)).toEqual([
      ['[id=3]', null, '{"id":3,"s":"x"}'],
      ['[id=1]', '{"id":1,"s":"x"}', null],
    ]);
  });

  test('pairs by place what has no id, or shares one', () => {
    expect(told('[{"id":1,"s":"a"},{"id":1,"s":"b"}]', '[{"id":1,"s":"a"},{"id":1,"s":"c"}]')).toEqual([
      ['[1].s', '"b"', '"c"'],
    ]);
    expect(told('["a"]', '["a","b"]')).toEqual([['[1]', null, '"b"']]);
  });

  test('looks into JSON that is sent as a string', () => {
    expect(
      told('{"data":"{\\"status\\":\\"INIT\\",\\"n\\":1.10}"}', '{"data":"{\\"status\\":\\"DONE\\",\\"n\\":1.10}"}'),
    ).toEqual([['data.status', '"INIT"', '"DONE"']]);
  });

  test('is bounded in what it lists and not in what it counts', () => {
    const lines = (status: string) =>
      `[${Array.from({ length: 10_000 }, (_, at) => `{"id":"W-${at}","status":"${status}","amount":1.10}`).join()}]`;
    const diff = diffPayloads(json(lines('INIT')), json(lines('DONE')), nothing);
    expect([diff.changes.length, diff.total, diff.same]).toEqual([changesMax, 10_000, 20_000]);
  });
});

describe('a sensitive value', () => {
  const fields = sensitivityOf({ payer_email: 'other', bank: 'other' });

  test('never comes out, and that it changed is told', () => {
    expect(
      told('{"Payer_Email":"a@x.test","bank":{"no":"1"}}', '{"Payer_Email":"b@x.test","bank":{"no":"2"}}', fields),
    ).toEqual([
      ['Payer_Email', '"***"', '"***"'],
      ['bank.no', '"***"', '"***"'],
    ]);
    expect(told('{}', '{"payer_email":"a@x.test"}', fields)).toEqual([['payer_email', null, '"***"']]);
    expect(told('{"payer_email":""}', '{"payer_email":"a@x.test"}', fields)).toEqual([['payer_email', '""', '"***"']]);
  });

  test('names no item of a list', () => {
    const before = '[{"bank_id":"secret-1","bank":"x"}]';
    expect(
      JSON.stringify(
        told(before, '[{"bank_id":"secret-1","bank":"y"}]', sensitivityOf({ bank: 'other', bank_id: 'other' })),
      ),
    ).not.toContain('secret');
  });

  test('stays masked inside whatever was added, and inside a string of JSON', () => {
    const line = '{"id":1,"deep":[{"payer_email":"a@x.test"}],"text":"{\\"payer_email\\":\\"a@x.test\\"}"}';
    expect(JSON.stringify(told('[]', `[${line}]`, fields))).not.toContain('x.test');
    expect(JSON.stringify(told(`{"data":${JSON.stringify(line)}}`, '{"data":"{\\"broken\\""}', fields))).not.toContain(
      'x.test',
    );
  });
});

test('a payload does not differ from itself, and two that differ do so either way round', () => {
  fc.assert(
    fc.property(fc.json(), fc.json(), (one, other) => {
      const [a, b] = [readExactJson(one), readExactJson(other)];
      // A generated document may name a field twice, which the reader refuses.
      if (!a.ok || !b.ok) return;
      expect(diffPayloads(a.value, a.value, nothing).total).toBe(0);
      expect(diffPayloads(a.value, b.value, nothing).total === 0).toBe(
        diffPayloads(b.value, a.value, nothing).total === 0,
      );
    }),
  );
});
