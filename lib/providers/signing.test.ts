import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { equalsBase64, equalsHex, findMatchingCredential, hmac, triedSecrets } from './signing';

describe('hmac', () => {
  test('agrees with the published vectors of RFC 4231, test case 2', () => {
    const message = 'what do ya want for nothing?';
    expect(hmac('sha256', 'Jefe', [message]).toString('hex')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
    expect(hmac('sha512', 'Jefe', [message]).toString('hex')).toBe(
      '164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737',
    );
  });

  test('does not care where its parts are cut', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.nat(), (bytes, at) => {
        const cut = at % (bytes.length + 1);
        expect(
          hmac('sha256', 'k', [bytes.subarray(0, cut), bytes.subarray(cut)]).equals(hmac('sha256', 'k', [bytes])),
        ).toBe(true);
      }),
    );
  });
});

describe('comparing', () => {
  const digest = hmac('sha256', 'k', ['m']);
  const hex = digest.toString('hex');
  const base64 = digest.toString('base64');

  test('hex may be in either case, Base64 may not', () => {
    expect([equalsHex(digest, hex), equalsHex(digest, hex.toUpperCase())]).toEqual([true, true]);
    expect([equalsBase64(digest, base64), equalsBase64(digest, base64.toUpperCase())]).toEqual([true, false]);
  });

  test.each([
    '',
    hex.slice(1),
    `${hex}0`,
    `${hex.slice(0, -1)}g`,
    ` ${hex.slice(1)}`,
    'é'.repeat(64),
    `${hex.slice(0, -2)}\u0000\u0000`,
  ])('hex %j is not equal and does not throw', (given) => {
    expect(equalsHex(digest, given)).toBe(false);
  });

  test('another spelling of the same Base64 bytes is not equal', () => {
    const unpadded = base64.replace('=', '');
    const spare = `${base64.slice(0, -2)}${String.fromCharCode(base64.charCodeAt(base64.length - 2) + 1)}=`;
    expect(Buffer.from(spare, 'base64').equals(digest)).toBe(true);
    for (const given of [
      unpadded,
      spare,
      `${base64}\n`,
      base64.replaceAll('+', '-').replaceAll('/', '_').replace('=', ''),
    ]) {
      expect(equalsBase64(digest, given), given).toBe(false);
    }
  });

  test('no text makes it throw, and only the digest is equal', () => {
    fc.assert(
      fc.property(fc.string(), (given) => {
        expect(equalsHex(digest, given)).toBe(false);
        expect(equalsBase64(digest, given)).toBe(false);
      }),
    );
  });
});

test('a letter whose last byte is that of a hexadecimal digit is none', () => {
  // U+0161 ends in 0x61, the letter a.
  expect(equalsHex(Buffer.from('aa', 'hex'), '\u0161a')).toBe(false);
});

describe('credentials', () => {
  const named = (secret: string) => ({ hint: secret.slice(-1), fields: { key: secret } });

  test('the first that matches is the one; an empty or absent secret never is', () => {
    const list = [named(''), { hint: '', fields: {} }, named('a'), named('b')];
    expect(findMatchingCredential(list, 'key', () => true)).toBe(list[2]);
    expect(findMatchingCredential(list, 'key', (secret) => secret === 'b')).toBe(list[3]);
    expect(findMatchingCredential(list, 'other', () => true)).toBeNull();
  });

  test('those that were tried are named by their ends', () => {
    expect(triedSecrets([named('')])).toBe('The secret with a hidden end was tried.');
    expect(triedSecrets([named('a')])).toBe('The secret ending …a was tried.');
    expect(triedSecrets([named('a'), named('b'), named('c')])).toBe(
      'The secrets ending …a, ending …b and ending …c were tried.',
    );
  });
});
