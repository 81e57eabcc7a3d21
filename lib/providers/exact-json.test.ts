import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ExactJson, ExactNumber, isExactArray, isExactObject, readExactJson, writeExactJson } from './exact-json';

function read(text: string | Uint8Array): ExactJson {
  const result = readExactJson(text);
  if (!result.ok) throw new Error(result.detail);
  return result.value;
}

function problem(text: string | Uint8Array): string {
  const result = readExactJson(text);
  return result.ok ? `read: ${writeExactJson(result.value)}` : result.detail;
}

/** What JSON.parse would have made of it. */
function plain(value: ExactJson): unknown {
  if (value instanceof ExactNumber) return Number(value.text);
  if (isExactArray(value)) return value.map(plain);
  if (isExactObject(value)) return Object.fromEntries([...value].map(([name, item]) => [name, plain(item)]));
  return value;
}

describe('reading', () => {
  test('agrees with JSON.parse on every document, pretty or not', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 1, '\t', ' \r\n'), (text, space) => {
        const source = JSON.stringify(JSON.parse(text), null, space);
        expect(plain(read(source))).toEqual(JSON.parse(source));
        expect(plain(read(Buffer.from(source)))).toEqual(JSON.parse(source));
      }),
    );
  });

  test('refuses what JSON.parse refuses', () => {
    const nearlyJson = fc.oneof(
      fc.string(),
      fc.stringMatching(/^[[\]{}:,"0-9.eE+\-tfnul \\]{0,12}$/),
      fc.tuple(fc.json(), fc.nat(), fc.string({ maxLength: 1 })).map(([text, at, put]) => {
        const cut = at % (text.length + 1);
        return text.slice(0, cut) + put + text.slice(cut + 1);
      }),
    );
    const accepts = (text: string) => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    fc.assert(
      fc.property(nearlyJson, (text) => {
        const result = readExactJson(text);
        // It is stricter in one thing only: names that come twice.
        if (result.ok || !result.detail.includes('a second time')) expect(result.ok).toBe(accepts(text));
      }),
      { numRuns: 1_000 },
    );
  });

  test.each([
    '1526052914503263472',
    '2362.10',
    '0.0000000000000000000000000001',
    '-0',
    '1E400',
    '1e-400',
    '0.10',
    `${'9'.repeat(400)}`,
  ])('the number %s keeps its digits', (text) => {
    expect(read(text)).toEqual(new ExactNumber(text));
    expect(writeExactJson(read(`{"a":[${text}]}`))).toBe(`{"a":[${text}]}`);
  });

  test.each(['__proto__', 'constructor', 'toString', '7', ''])('the name %j is a name like any other', (name) => {
    const value = read(`{"b":1,${JSON.stringify(name)}:{"x":true},"a":2}`);
    expect(isExactObject(value) && [...value.keys()]).toEqual(['b', name, 'a']);
    expect(Reflect.get({}, 'x')).toBeUndefined();
  });

  test('escapes are read, lone surrogates stay what they are', () => {
    expect(read('"\\u0000\\ud83d\\ude00\\n\\/"')).toBe('\u0000😀\n/');
    expect(read('"\\ud800"')).toBe('\ud800');
    expect(writeExactJson('\ud800')).toBe('"\\ud800"');
  });

  test.each([
    ['{"a":1,"a":2}', 'the name "a" a second time in one object at character 10'],
    ['{"a":1,"\\u0061":2}', 'the name "a" a second time in one object at character 15'],
    ['[1] x', 'text after the end of the document at character 4'],
    ['"a\nb"', 'a string that does not end or is not well formed at character 0'],
    ['{"a" 1}', 'a colon expected at character 5'],
    ['[1 2]', 'a comma or the end of an array expected at character 3'],
    ['\ufeff{}', 'a value expected at character 0'],
    ['01', 'text after the end of the document at character 1'],
  ])('%j is refused: %s', (text, detail) => {
    expect(problem(text)).toBe(detail);
  });

  test('bytes that are not UTF-8 and a byte order mark are refused', () => {
    expect(problem(Buffer.from([0x22, 0xff, 0x22]))).toBe('bytes that are not UTF-8');
    expect(problem(Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]))).toBe('bytes that are not UTF-8');
    expect(problem(Buffer.from('\ufeff{}'))).toBe('a value expected at character 0');
  });

  test('the same name in two objects is no repetition', () => {
    expect(problem('[{"a":1},{"a":{"a":2}}]')).toBe('read: [{"a":1},{"a":{"a":2}}]');
  });

  test('nesting ends at 64, however deep it was meant to go', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(readExactJson(nested(65)).ok).toBe(true);
    expect(problem(nested(66))).toContain('nesting deeper than 64');
    expect(problem('['.repeat(1_000_000))).toContain('nesting deeper than 64');
    expect(problem('{"a":'.repeat(1_000_000))).toContain('nesting deeper than 64');
  });

  test('no bytes make it throw, a long string does not either', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(typeof readExactJson(bytes).ok).toBe('boolean');
      }),
    );
    for (const text of [`"${'a'.repeat(5_000_000)}"`, `"${'\\n'.repeat(2_000_000)}"`, '9'.repeat(5_000_000)]) {
      expect(readExactJson(text).ok, text.slice(0, 5)).toBe(true);
    }
    expect(readExactJson(`"${'a'.repeat(5_000_000)}`).ok).toBe(false);
  });
});

describe('writing', () => {
  test('what was written reads as the same tree, on one line or many', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 2), (text, indent) => {
        const value = read(JSON.stringify(JSON.parse(text)));
        expect(read(writeExactJson(value, indent))).toEqual(value);
      }),
    );
    expect(writeExactJson(read('{"a":[1.0,{}],"b":[]}'), 2)).toBe('{\n  "a": [\n    1.0,\n    {}\n  ],\n  "b": []\n}');
  });
});
