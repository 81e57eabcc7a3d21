import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from './canonical-json';
import { contentDigest } from './digest';
import { type ExactJson, readExactJson } from './exact-json';

function read(text: string): ExactJson {
  const result = readExactJson(text);
  if (!result.ok) throw new Error(result.detail);
  return result.value;
}

describe('canonical JSON', () => {
  test('the canonical text does not depend on the order of fields, and does on everything else', () => {
    expect(canonicalJson(read('{"b":1.0,"a":[2,1]}'))).toBe('{"a":[2,1],"b":1.0}');
    const different = [
      '{"a":1}',
      '{"a":1.0}',
      '{"a":"1"}',
      '{"a":null}',
      '{}',
      '{"a":[1]}',
      '[]',
      '{"A":1}',
      '{"a":{"a":1}}',
    ];
    expect(new Set(different.map((text) => canonicalJson(read(text)))).size).toBe(different.length);
  });

  test('the canonical text escapes exactly as JSON does, lone surrogates and control characters too', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) })),
        (texts) => {
          expect(canonicalJson(texts)).toBe(JSON.stringify(texts));
        },
      ),
    );
  });

  test('shuffled fields give one canonical text', () => {
    const fields = fc.uniqueArray(fc.tuple(fc.string(), fc.json()), { selector: ([name]) => name, maxLength: 8 });
    fc.assert(
      fc.property(fields, (entries) => {
        const text = (list: [string, string][]) =>
          `{${list.map(([name, json]) => `${JSON.stringify(name)}:${JSON.stringify(JSON.parse(json))}`).join(',')}}`;
        expect(canonicalJson(read(text(entries)))).toBe(canonicalJson(read(text(entries.toReversed()))));
      }),
    );
  });

  test.each([63, 64, 65, 66, 400, 70_000])('a text of %d characters is written as JSON has it', (length) => {
    for (const unit of ['x', 'é', '漢', '"', '\\', '\n', '😀', '\ud800']) {
      const text = unit.repeat(length / unit.length);
      expect(canonicalJson([text, `${text}y`, 'z'])).toBe(JSON.stringify([text, `${text}y`, 'z']));
    }
  });

  test('a document larger than what is kept is written whole, and the next one is its own', () => {
    const large = Array.from({ length: 20_000 }, (_, index) => `line ${index}`);
    expect(canonicalJson(large)).toBe(JSON.stringify(large));
    expect(canonicalJson(['small'])).toBe('["small"]');
  });

  test('names stand in the order of their UTF-16 codes, few or many', () => {
    const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
    const names = fc.uniqueArray(fc.oneof(fc.string({ unit, maxLength: 3 }), fc.stringMatching(/^[a-c_]{1,6}$/)), {
      maxLength: 80,
    });
    fc.assert(
      fc.property(names, (shuffled) => {
        const sorted = shuffled.toSorted().map((name) => `${JSON.stringify(name)}:null`);
        expect(canonicalJson(new Map(shuffled.map((name) => [name, null])))).toBe(`{${sorted.join(',')}}`);
      }),
    );
  });

  test('the digest of a document never changes: callbacks of years ago are known by it', () => {
    const text = '{"b":[1.0,-1e3,true,null,"é\\"😀"],"a":{"z":"","__proto__":{}},"c":false}';
    expect(canonicalJson(read(text))).toBe('{"a":{"__proto__":{},"z":""},"b":[1.0,-1e3,true,null,"é\\"😀"],"c":false}');
    expect(contentDigest(read(text))).toBe('_xemAPJedEKGFKHWFNt365q9c8iTWf-o6xdtW1uoUIg');
  });
});
