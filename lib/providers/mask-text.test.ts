import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readExactJson, writeExactJson } from './exact-json';
import { maskBytes } from './mask-bytes';
import { levelsMax } from './mask-inside';
import { maskPayload } from './mask-payload';
import { maskHeaders, maskText } from './mask-text';
import { maskWithFields } from './masked-fields';
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
      '<a ',
      '<a>',
      '<name>',
      '<a><![CDATA[',
      '<name><![CDATA[',
      '<name><![CDATA[a]]>',
      'a:',
      ' 1',
      '+',
      'a@b.',
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
        expect(maskWithFields(payload, sensitivity).fields).toEqual(maskWithFields(read.value, sensitivity).fields);
      }),
    );
  });
});

/** `text` as JSON in a string, in a string …, with escapes that grow by five characters a level and double when they are written back. */
function wrapped(text: string, levels: number): string {
  let outer = text;
  for (let level = 0; level < levels; level += 1) {
    outer = `"${outer.replaceAll('\\', '\\u005c').replaceAll('"', '\\u0022')}"`;
  }
  return outer;
}

/** Everything that a text says, however deep in strings. */
function saidIn(text: string): string[] {
  const read = readExactJson(text);
  return read.ok && typeof read.value === 'string' ? [text, ...saidIn(read.value)] : [text];
}

describe('JSON in strings in strings', () => {
  it('is masked at any level, in no more than a small multiple of its length, and stays JSON', () => {
    for (let levels = 0; levels <= 60; levels += 1) {
      for (const text of ['{"email":"ab@cd.com"}', '{"iban":[1,2,3],"n":1}', '[{"email":"ab@cd.com"']) {
        const sent = wrapped(text, levels);
        const masked = mask(sent);
        expect(masked.length).toBeLessThanOrEqual(sent.length * 8);
        expect(saidIn(masked).join('\n')).not.toMatch(/ab@cd|\[1,2/);
        expect(readExactJson(masked).ok).toBe(levels > 0 || text.endsWith('}'));
        const inField = mask(JSON.stringify({ data: sent, a: 1 }));
        expect(inField.length).toBeLessThanOrEqual(sent.length * 8 + 20);
        expect(readExactJson(inField).ok).toBe(true);
      }
    }
  });

  it('is followed for eight levels, and what is deeper is masked whole', () => {
    expect(saidIn(mask(wrapped('{"email":"ab@cd.com","n":1}', 3))).at(-1)).toBe('{"email":"a***@c***.com","n":1}');
    expect(saidIn(mask(wrapped('{"n":1,"o":"kept"}', levelsMax))).at(-1)).toBe('{"n":1,"o":"kept"}');
    expect(saidIn(mask(wrapped('{"n":1,"o":"kept"}', levelsMax + 1))).at(-1)).toBe('***');
    expect(saidIn(mask(wrapped('only words', 30))).at(-1)).not.toContain('only words');
  });

  it('is masked and told of alike as text and as a payload, however deep', () => {
    const inner = fc.constantFrom(
      '{"email":"ab@cd.com"}',
      '[1]',
      '{"a":[{"iban":12345}],"b":"x"}',
      '{"email":"ab',
      'word',
    );
    const item = fc.tuple(inner, fc.nat({ max: 12 })).map(([text, levels]) => wrapped(text, levels));
    fc.assert(
      fc.property(fc.array(item, { maxLength: 6 }), (items) => {
        const text = JSON.stringify({ items });
        const read = readExactJson(text);
        const masked = readExactJson(mask(text));
        if (!masked.ok || !read.ok) throw new Error('not JSON any more');
        expect(writeExactJson(masked.value)).toBe(writeExactJson(maskPayload(read.value, sensitivity)));
      }),
    );
  });
});

describe('strings that begin like JSON and are none', () => {
  it('are tried for so many in one document; beyond it they are masked whole', () => {
    const items = Array.from({ length: 1_000 }, (_, at) => `["${at}"]]`);
    const read = readExactJson(mask(JSON.stringify(items)));
    const shown = read.ok && Array.isArray(read.value) ? read.value : [];
    expect(shown.slice(0, 200)).toEqual(items.slice(0, 200));
    expect(new Set(shown.slice(200))).toEqual(new Set(['***']));
  });

  it('are counted for the whole of a text, be they in its lines, in a form or in the parts of a body', () => {
    const said = Array.from({ length: 1_000 }, (_, at) => `{"n${at}"}`);
    const joined: [string, (value: string) => string][] = [
      ['lines', (value) => `a=${value}\n`],
      ['a form', (value) => `a=${encodeURIComponent(value)}&`],
      ['parts', (value) => `--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n${value}\r\n`],
    ];
    for (const [what, write] of joined) {
      const expected = said.map((value, at) => write(at < 200 ? value : '***')).join('');
      expect(mask(said.map(write).join('')), what).toBe(expected);
    }
  });

  it('stay where their end tells it, or where they hold no name', () => {
    const text = JSON.stringify(
      Array.from({ length: 1_000 }, (_, at) => ['[', '[urgent]', `["${at} and`, '{x}', '["']).flat(),
    );
    expect(mask(text)).toBe(text);
  });
});

describe('fields that were masked', () => {
  it('are listed by paths that a screen can hold, however long their names and however many they are', () => {
    const many = `{"${'n'.repeat(100_000)}":{"list":[${Array.from({ length: 20_000 }, () => '{"email":"ab@cd.com"}').join()}]}}`;
    const read = readExactJson(many);
    const { fields, payload } = maskWithFields(read.ok ? read.value : null, sensitivity);
    expect(JSON.stringify(fields).length).toBeLessThan(5_000_000);
    expect(writeExactJson(payload)).not.toContain('ab@cd');
    const deep = `${'{"name_of_a_field":'.repeat(60)}[${Array.from({ length: 50_000 }, () => '{"email":"ab@cd.com"}').join()}]${'}'.repeat(60)}`;
    const nested = readExactJson(deep);
    const told = maskWithFields(nested.ok ? nested.value : null, sensitivity).fields;
    expect(JSON.stringify(told).length).toBeLessThan(5_000_000);
  });
});

describe('text of no known kind', () => {
  it.each([
    ['XML', '<?xml version="1.0"?><p><x>ab@cd.com</x><ns:payerName id="1">Ann Bee</ns:payerName><n>10.00</n></p>'],
    ['JSONP', 'cb({"payerName":"Ann Bee","x":"ab@cd.com","n":10.00})'],
    ['JSON behind a guard', ')]}\',\n{"payerName":"Ann Bee","x":"ab@cd.com","n":10.00}'],
    ['JSON in single quotation marks', "{'mail': 'ab@cd.com', 'n': '10.00'}"],
    ['YAML', '---\npayer_name: Ann Bee\nx: ab@cd.com\nn: 10.00\n'],
    ['CSV', 'id,who,amount\n1,ab@cd.com,10.00\n'],
    ['names and values', 'Payer Name: x\npayer_name = Ann Bee; x=ab@cd.com\nn=10.00'],
    ['a sentence', 'ab@cd.com paid 10.00 from DE89370400440532013000 by 4111 1111 1111 1111, call +60 12-345 6789'],
  ])('%s shows no address, account, card or phone, and the rest', (_, text) => {
    const masked = mask(text);
    expect(masked).not.toMatch(/ab@cd|Ann Bee|DE8937|4111|345/);
    expect(masked).toContain('10.00');
    expect(mask(masked)).toBe(masked);
  });

  it.each([
    ['<payer_name><![CDATA[John Doe]]></payer_name>', '<payer_name>***</payer_name>'],
    [
      '<ns:payer_name id="1"> <![CDATA[<b>Ann]]>\n&amp; <![CDATA[Bee]]></ns:payer_name>',
      '<ns:payer_name id="1">***</ns:payer_name>',
    ],
    ['<data><![CDATA[<payer_name>John</payer_name>]]></data>', '<data><![CDATA[<payer_name>***</payer_name>]]></data>'],
    ['<payer_name>John > Doe</payer_name>', '<payer_name>***</payer_name>'],
    ['<payer_name>John<br/></payer_name>', '<payer_name>***<br/></payer_name>'],
    ['<n>10.00</n><payer_name><![CDATA[John Doe', '<n>10.00</n><payer_name>***'],
    ['<n>10.00</n><iban>DE00123412341234', '<n>10.00</n><iban>***'],
    ['<n>10.00</n><iban>XX00123412341234</iban>', '<n>10.00</n><iban>***1234</iban>'],
    ['<payer_name> <b>kept</b></payer_name><o><![CDATA[kept]]></o>', null],
  ])('is masked between tags, in CDATA too: %s', (text, shown) => {
    const all = sensitivityOf({ payer_name: 'other' });
    expect(maskText(text, all)).toBe(shown ?? text);
  });

  it('is masked up to the end of a line, whatever else ends lines elsewhere', () => {
    for (const sign of ['\u2028', '\u2029', '\u0085', '\v']) {
      expect(mask(`n: 10.00\npayer_name: John${sign}Doe\nb=1`)).toBe('n: 10.00\npayer_name: J***\nb=1');
    }
  });

  it('is masked as UTF-16 too, of either order', () => {
    const text = '{"payerName":"Ann Bee","n":"10.00"}';
    for (const mark of ['', '\ufeff']) {
      const little = Buffer.from(mark + text, 'utf16le');
      const masked = maskBytes(little, sensitivity);
      expect(masked.toString('utf16le')).toBe(`${mark}{"payerName":"***","n":"10.00"}`);
      expect(maskBytes(Buffer.from(little).swap16(), sensitivity).swap16()).toEqual(masked);
      expect(maskBytes(masked, sensitivity)).toBe(masked);
    }
    const both = Buffer.concat([Buffer.from('ab', 'utf16le'), Buffer.from('{"payerName":"Ann Bee"}')]);
    expect(maskBytes(both, sensitivity).toString('latin1')).not.toContain('Ann Bee');
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
