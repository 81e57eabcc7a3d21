import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readExactJson, writeExactJson } from './exact-json';
import { maskHeaders, maskPayload, maskText } from './masking';
import { providers } from './registry';

const names = ['card_number', 'payerName'];

describe('maskText', () => {
  it('masks at any depth, in any case, and leaves every other character as it came', () => {
    expect(maskText('{ "a" : 1.0,\n"card_number":"4111", "x":{"PAYERNAME" : "Ann"}}', names)).toBe(
      '{ "a" : 1.0,\n"card_number":"***", "x":{"PAYERNAME" : "***"}}',
    );
  });

  it('masks numbers, objects and lists whole', () => {
    expect(maskText('{"card_number":41.5e3,"b":[{"payerName":{"a":["}"]}}],"c":2}', names)).toBe(
      '{"card_number":"***","b":[{"payerName":"***"}],"c":2}',
    );
  });

  it('knows a name that is written with escapes', () => {
    expect(maskText('{"card\\u005fnumber":"4111"}', names)).toBe('{"card\\u005fnumber":"***"}');
  });

  it('masks JSON inside a string of JSON', () => {
    expect(maskText('{"data":"{\\"payerName\\":\\"Ann\\",\\"n\\":0.10}"}', names)).toBe(
      '{"data":"{\\"payerName\\":\\"***\\",\\"n\\":0.10}"}',
    );
  });

  it('masks forms, their bracketed names, and JSON in their values', () => {
    expect(maskText('a=1&card%5Fnumber=4111&p[payerName]=Ann+B&j=%7B%22payerName%22%3A%22Ann%22%7D&e=', names)).toBe(
      `a=1&card%5Fnumber=***&p[payerName]=***&j=${encodeURIComponent('{"payerName":"***"}')}&e=`,
    );
  });

  it('masks what breaks off in the middle of a sensitive value', () => {
    expect(maskText('{"a":1,"card_number":"41', names)).toBe('{"a":1,"card_number":"***"');
    expect(maskText('{"a":1,"payerName":{"first":"An', names)).toBe('{"a":1,"payerName":"***"');
  });

  it('goes over whatever was sent once', () => {
    // Were it gone over again from each character, this would take minutes.
    for (const run of ['a', '&', '=', '"', '{', '[', '\\', ' ', '--', '%', 'a[', '"a":', ';name=', '\r\n']) {
      const text = run.repeat(200_000 / run.length);
      for (const start of ['', 'a=', '{', '{"a', '{"card_number":', '--b\r\n']) maskText(start + text, names);
    }
  });

  it('leaves text without sensitive fields alone', () => {
    const text = '{"card":"number","s":"card_number","u":"\\u0041"}';
    expect(maskText(text, names)).toBe(text);
    expect(maskText('not json at all', names)).toBe('not json at all');
  });

  it('never lets a sensitive value through, and reads back as the masked payload', () => {
    const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.constant('SECRET'));
    const key = fc.constantFrom('a', 'b"', 'card_number', 'c\\');
    const tree = fc.letrec((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        leaf,
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(key, tie('node'), { maxKeys: 4 }),
      ),
    })).node;
    fc.assert(
      fc.property(tree, fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify({ top: value, card_number: 'SECRET' }, null, indent);
        const masked = readExactJson(maskText(text, names));
        const read = readExactJson(text);
        if (!masked.ok || !read.ok) throw new Error('not JSON any more');
        expect(writeExactJson(masked.value)).toBe(writeExactJson(maskPayload(read.value, names)));
      }),
    );
  });
});

describe('maskPayload', () => {
  const mask = (text: string) => {
    const read = readExactJson(text);
    if (!read.ok) throw new Error(read.detail);
    return writeExactJson(maskPayload(read.value, names));
  };

  it('masks at any depth and keeps digits and order', () => {
    expect(mask('{"z":0.10,"payerName":"Ann","l":[{"card_number":41}],"data":"{\\"payerName\\":\\"Ann\\"}"}')).toBe(
      '{"z":0.10,"payerName":"***","l":[{"card_number":"***"}],"data":"{\\"payerName\\":\\"***\\"}"}',
    );
  });

  it('keeps what says nothing', () => {
    expect(mask('{"payerName":null,"card_number":""}')).toBe('{"payerName":null,"card_number":""}');
  });
});

describe('maskHeaders', () => {
  it('masks the named headers and shows the others', () => {
    const headers = { 'api-access-key': 'key-1', signature: 'abc' };
    expect(maskHeaders(headers, ['api-access-key'])).toEqual({ 'api-access-key': '***', signature: 'abc' });
  });

  it('finds every name that a provider lists, because names of kept headers are lower case', () => {
    for (const { sensitiveHeaders = [] } of providers) {
      for (const name of sensitiveHeaders) expect(name).toBe(name.toLowerCase());
    }
  });
});
