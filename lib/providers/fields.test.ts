import { describe, expect, test } from 'vitest';
import type { ExactJson } from './exact-json';
import { ExactNumber, readExactJson } from './exact-json';
import {
  describeProblem,
  fields,
  id,
  optionalDecimal,
  optionalId,
  optionalInstant,
  optionalList,
  optionalText,
  restAsText,
} from './fields';

function tree(text: string): ExactJson {
  const result = readExactJson(text);
  if (!result.ok) throw new Error(result.detail);
  return result.value;
}

describe('fields', () => {
  test('absent, null and "" are one, for everything optional', () => {
    const schema = fields({
      text: optionalText,
      name: optionalId,
      money: optionalDecimal,
      at: optionalInstant,
      list: optionalList(optionalText),
    });
    const nothing = { text: null, name: null, money: null, at: null, list: [] };
    for (const text of [
      '{}',
      '{"text":null,"name":null,"money":null,"at":null,"list":null}',
      '{"text":"","name":"","money":"","at":""}',
    ]) {
      expect(schema.parse(tree(text))).toEqual(nothing);
    }
  });

  test('unknown names are ignored, and names of Object.prototype are not found where they were not sent', () => {
    const schema = fields({ constructor: optionalText, toString: optionalText });
    expect(schema.parse(tree('{"x":1,"__proto__":{"toString":"y"}}'))).toEqual({ constructor: null, toString: null });
  });

  test.each([
    ['"abc"', 'abc'],
    ['1526052914503263472', '1526052914503263472'],
    ['1e3', '1000'],
    ['7.0', '7'],
    ['"1.5"', '1.5'],
  ])('the id %s is %s', (json, text) => {
    expect(id.parse(tree(json))).toBe(text);
  });

  test.each(['1.5', '""', 'true', '{}', '[]', 'null', `"${'x'.repeat(201)}"`])('%s is no id', (json) => {
    expect(id.safeParse(tree(json)).success).toBe(false);
  });

  test.each([
    ['1780037579000', '2026-05-29T06:52:59.000Z'],
    ['"1780037579000"', '2026-05-29T06:52:59.000Z'],
    ['1.780037579e12', '2026-05-29T06:52:59.000Z'],
    ['"1712989200"', '2024-04-13T06:20:00.000Z'],
  ])('the instant %s is %s', (json, iso) => {
    expect(optionalInstant.parse(tree(json))?.toISOString()).toBe(iso);
  });

  test.each(['0', '-1', '1', '99999999999999999', '"soon"', 'true', '1780037579000.5'])(
    '%s is no instant, and no reason to refuse',
    (json) => {
      expect(optionalInstant.parse(tree(json))).toBeNull();
    },
  );

  test('text that Postgres cannot hold is made storable, long text is cut', () => {
    expect(optionalText.parse('a\u0000b\ud800')).toBe('a\ufffdb\ufffd');
    expect(id.parse('a\u0000')).toBe('a\ufffd');
    expect(optionalText.parse('x'.repeat(501))).toBe(`${'x'.repeat(499)}…`);
    expect(optionalText.parse(new ExactNumber('1.10'))).toBe('1.10');
  });

  test('a problem names its place and never the value', () => {
    const schema = fields({ rows: optionalList(fields({ name: id, money: optionalDecimal })) });
    const said = (text: string) => {
      const result = schema.safeParse(tree(text));
      return result.success ? 'fine' : describeProblem(result.error);
    };
    expect(said('{"rows":[{"name":"a"},{"name":"b","money":"secret"}]}')).toBe(
      'rows[1].money is not a decimal number of at most 60 digits on each side of the point.',
    );
    expect(said('{"rows":[{}]}')).toBe('rows[0].name is missing.');
    expect(said('{"rows":[7]}')).toBe('rows[0] is not an object.');
    expect(said('[]')).toBe('The document is not an object.');
  });

  test('what has no column is kept as text, whatever its name', () => {
    const rest = restAsText(
      tree('{"a":1,"b":1.10,"c":true,"d":"","e":null,"f":[1,{"g":2}],"__proto__":"x","h\\u0000":"\\u0000"}'),
      ['a'],
    );
    expect(Object.entries(rest)).toEqual([
      ['b', '1.10'],
      ['c', 'true'],
      ['f', '[1,{"g":2}]'],
      ['__proto__', 'x'],
      ['h\ufffd', '\ufffd'],
    ]);
    expect(restAsText('text', [])).toEqual({});
  });
});
