import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readExactJson, writeExactJson } from './exact-json';
import { maskPayload } from './mask-payload';
import { maskHeaders, maskText } from './mask-text';
import { maskedFields } from './masked-fields';
import { providers } from './registry';
import { sensitivityOf } from './sensitive';

const sensitivity = sensitivityOf({ token_number: 'other', payerName: 'other', 'owner.id': 'other' });
const mask = (text: string) => maskText(text, sensitivity);

describe('maskText', () => {
  it('masks at any depth, in any case, and leaves every other character as it came', () => {
    expect(mask('{ "a" : 1.0,\n"token_number":"4111", "x":{"PAYERNAME" : "Ann"}}')).toBe(
      '{ "a" : 1.0,\n"token_number":"***", "x":{"PAYERNAME" : "***"}}',
    );
  });

  it('masks each value below a sensitive name, and keeps names, lists, null and ""', () => {
    expect(mask('{"token_number":41.5e3,"b":[{"payerName":{"a":["}",null,"",{"c":true}]}}],"c":2}')).toBe(
      '{"token_number":"***","b":[{"payerName":{"a":["***",null,"",{"c":"***"}]}}],"c":2}',
    );
  });

  it('masks a field by what it lies in', () => {
    expect(mask('{"id":1,"owner":{"id":2,"s":3},"a":[{"owner":[{"id":"4"}]}]}')).toBe(
      '{"id":1,"owner":{"id":"***","s":3},"a":[{"owner":[{"id":"***"}]}]}',
    );
  });

  it('knows a name that is written with escapes', () => {
    expect(mask('{"token\\u005fnumber":"4111"}')).toBe('{"token\\u005fnumber":"***"}');
  });

  it('masks JSON inside a string of JSON, however it is written', () => {
    expect(mask('{"data":"{\\"payerName\\":\\"Ann\\",\\"n\\":0.10}"}')).toBe(
      '{"data":"{\\"payerName\\":\\"***\\",\\"n\\":0.10}"}',
    );
    expect(mask('{"data":"\\u007b\\"payerName\\":\\"Ann\\"}"}')).not.toContain('Ann');
  });

  it('masks forms, their bracketed names, and JSON in their values', () => {
    expect(
      mask('a=1&token%5Fnumber=4111&p[payerName]=Ann+B&j=%7B%22payerName%22%3A%22Ann%22%7D&e=&token_number='),
    ).toBe(`a=1&token%5Fnumber=***&p[payerName]=***&j=${encodeURIComponent('{"payerName":"***"}')}&e=&token_number=`);
  });

  it('masks what is no JSON by names, and what breaks off in the middle of a value', () => {
    expect(mask('{"a":1,"token_number":"41')).toBe('{"a":1,"token_number":"***"');
    expect(mask('{"a":1,"payerName":{"first":"An')).toBe('{"a":1,"payerName":"***"');
    expect(mask('{"id":"x","id":"y"}')).toBe('{"id":"***","id":"***"}');
    const cut = maskText('{"bank_account":"1234567890', sensitivityOf({}));
    expect(cut).toBe('{"bank_account":"***"');
  });

  it('goes over whatever was sent once', () => {
    // Were it gone over again from each character, this would take minutes.
    for (const run of [
      'a',
      '&',
      '=',
      '"',
      '{',
      '[',
      '\\',
      ' ',
      '--',
      '%',
      'a[',
      '"a":',
      ';name=',
      '\r\n',
      '@',
      '{"a":',
    ]) {
      const text = run.repeat(200_000 / run.length);
      for (const start of ['', 'a=', 'email=', '{', '{"a', '{"token_number":', '["', '--b\r\n']) mask(start + text);
    }
  });

  it('leaves text without sensitive fields alone', () => {
    const text = '{"card":"number","s":"token_number","u":"\\u0041"}';
    expect(mask(text)).toBe(text);
    expect(mask('not json at all')).toBe('not json at all');
  });

  it('never lets a sensitive value through, and reads back as the masked payload', () => {
    const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.constant('SECRET'), fc.json());
    const key = fc.constantFrom('a', 'b"', 'token_number', 'c\\', 'owner', 'id');
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
        const text = JSON.stringify({ top: value, token_number: ['SECRET'] }, null, indent);
        const masked = readExactJson(mask(text));
        const read = readExactJson(text);
        if (!masked.ok || !read.ok) throw new Error('not JSON any more');
        const payload = maskPayload(read.value, sensitivity);
        expect(writeExactJson(masked.value)).toBe(writeExactJson(payload));
        // Once more changes nothing, and what is masked is what is told to be.
        expect(maskPayload(payload, sensitivity)).toEqual(payload);
        expect(maskedFields(payload, sensitivity)).toEqual(maskedFields(read.value, sensitivity));
      }),
    );
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
