import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskText } from './mask-text';
import { readMultipart } from './multipart';
import { sensitivityOf } from './sensitive';

const type = 'multipart/form-data; boundary=xYz';

function part(name: string, value: string, more = ''): string {
  return `--xYz\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
}

function read(body: string | Uint8Array, contentType = type) {
  return readMultipart(contentType, Buffer.from(body));
}

const two = `${part('amount', '10.00')}${part('payer_name', 'Ahmad bin Ali')}--xYz--\r\n`;

describe('reading', () => {
  test('gives names and values in the order sent, an empty value too', () => {
    expect(read(two)).toEqual({
      ok: true,
      pairs: [
        ['amount', '10.00'],
        ['payer_name', 'Ahmad bin Ali'],
      ],
    });
    expect(read(`${part('a', '')}--xYz--`)).toEqual({ ok: true, pairs: [['a', '']] });
    expect(read(two.replaceAll('xYz', 'x y'), 'multipart/form-data; charset=utf-8; boundary="x y"').ok).toBe(true);
    expect(read(two.replace('"\r\n', '"\r\nContent-Type: text/plain; charset=UTF-8\r\n')).ok).toBe(true);
  });

  test('takes a name with a line separator of Unicode for what it is', () => {
    expect(read(`${part('a\u2028b', '1')}--xYz--`)).toEqual({ ok: true, pairs: [['a\u2028b', '1']] });
  });

  test('agrees with another implementation on everything that it writes', async () => {
    const fields = fc.uniqueArray(
      fc.tuple(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), fc.string({ unit: 'grapheme' })),
      { selector: ([name]) => name.replace(/\r\n?|\n/g, '\n'), maxLength: 8, minLength: 1 },
    );
    await fc.assert(
      fc.asyncProperty(fields, async (pairs) => {
        const form = new FormData();
        for (const [name, value] of pairs) form.append(name, value);
        const written = new Response(form);
        const contentType = written.headers.get('content-type') ?? '';
        const result = readMultipart(contentType, new Uint8Array(await written.arrayBuffer()));
        // A literal backslash, or the escapes themselves in a name, are read in two ways by the readers there are.
        if (pairs.some(([name]) => /[\\%\r\n]/.test(name))) return;
        const normal = (text: string) => text.replace(/\r\n?|\n/g, '\r\n');
        expect(result).toEqual({ ok: true, pairs: pairs.map(([name, value]) => [name, normal(value)]) });
      }),
    );
  });

  const refused: readonly [what: string, body: string | Uint8Array, contentType?: string][] = [
    ['a name twice', `${part('a', '1')}${part('a', '2')}--xYz--`],
    ['no boundary in the type', two, 'multipart/form-data'],
    ['two boundaries in the type', two, `${type}; boundary=other`],
    ['an empty boundary', two, 'multipart/form-data; boundary=""'],
    ['text before the first boundary', `hello\r\n${two}`],
    ['text after the end', `${two}more`],
    ['no end', part('a', '1')],
    ['bare line feeds', two.replaceAll('\r\n', '\n')],
    ['a file', `${part('a', '1', '; filename="a.txt"')}--xYz--`],
    ['no name', two.replace('name="amount"', 'other="amount"')],
    ['a header twice', two.replace('"\r\n', '"\r\nX-A: 1\r\nx-a: 2\r\n')],
    ['a part of another type', two.replace('"\r\n', '"\r\nContent-Type: application/json\r\n')],
    ['a part in base64', two.replace('"\r\n', '"\r\nContent-Transfer-Encoding: base64\r\n')],
    ['something behind a boundary', two.replace('--xYz\r\n', '--xYz \r\n')],
    ['headers without end', `--xYz\r\nX: ${'a'.repeat(2_000)}\r\n\r\n1\r\n--xYz--`],
    ['too many parts', `${Array.from({ length: 201 }, (_, index) => part(`n${index}`, '')).join('')}--xYz--`],
    [
      'bytes that are not UTF-8',
      Buffer.concat([Buffer.from(part('a', '').slice(0, -2)), Buffer.of(0xff), Buffer.from('\r\n--xYz--')]),
    ],
    ['nothing', ''],
  ];
  test.each(refused)('refuses %s', (_, body, contentType = type) => {
    expect(read(body, contentType)).toMatchObject({ ok: false, detail: expect.any(String) });
  });

  test('never throws, whatever the bytes and however they are cut', () => {
    const cut = fc.nat({ max: two.length }).map((length) => Buffer.from(two).subarray(0, length));
    const flipped = fc
      .tuple(fc.nat({ max: two.length - 1 }), fc.integer({ min: 0, max: 255 }))
      .map(([index, byte]) => Buffer.from(two).fill(byte, index, index + 1));
    fc.assert(
      fc.property(fc.oneof(cut, flipped, fc.uint8Array()), fc.oneof(fc.constant(type), fc.string()), (body, named) => {
        expect([true, false]).toContain(readMultipart(named, body).ok);
      }),
      { numRuns: 500 },
    );
  });
});

describe('masking', () => {
  test('hides the value of a sensitive part and nothing else, also where the body is cut', () => {
    const whole = sensitivityOf({ payer_name: 'other' });
    expect(maskText(two, whole)).toBe(two.replace('Ahmad bin Ali', '***'));
    expect(maskText(two.slice(0, two.indexOf('bin')), whole)).not.toContain('Ahmad');
    expect(maskText(two.replace('bin', '\r\n--bin'), whole)).not.toMatch(/Ahmad|bin|Ali/);
    expect(maskText(two, sensitivityOf({ email: 'email' }, { added: {}, removed: ['payer_name'] }))).toBe(two);
  });
});
