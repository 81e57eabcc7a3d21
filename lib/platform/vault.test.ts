import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openVault } from './vault';

const plain = Buffer.from('payment-api-secret');

describe('the vault', () => {
  test('opens what it sealed, whatever the bytes and the context', () => {
    const vault = openVault(['master']);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), fc.string(), (bytes, context) => {
        expect(vault.open(vault.seal(bytes, context), context).equals(bytes)).toBe(true);
      }),
    );
  });

  test('never shows the plain bytes, and never seals the same twice alike', () => {
    const vault = openVault(['master']);
    const [one, two] = [vault.seal(plain, 'a'), vault.seal(plain, 'a')];
    expect(one.includes(plain)).toBe(false);
    expect(one.equals(two)).toBe(false);
  });

  test('does not open in another context: a value cannot be moved to another row', () => {
    const vault = openVault(['master']);
    expect(() => vault.open(vault.seal(plain, 'account:1'), 'account:2')).toThrow(/do not|does not open/);
  });

  test('does not open when any one bit was changed', () => {
    const vault = openVault(['master']);
    const sealed = vault.seal(plain, 'a');
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = sealed.map((byte, position) => (position === index ? byte ^ 1 : byte));
      expect(() => vault.open(changed, 'a'), `byte ${index}`).toThrow();
    }
  });

  test('does not open when it was cut short or lengthened', () => {
    const vault = openVault(['master']);
    const sealed = vault.seal(plain, 'a');
    for (let length = 0; length < sealed.length; length += 1) {
      expect(() => vault.open(sealed.subarray(0, length), 'a'), `${length} bytes`).toThrow();
    }
    expect(() => vault.open(Buffer.concat([sealed, Buffer.of(0)]), 'a')).toThrow();
  });

  test('with another master secret it says that the secret is another, not that bytes were changed', () => {
    const sealed = openVault(['master']).seal(plain, 'a');
    expect(() => openVault(['other']).open(sealed, 'a')).toThrow(/another CONSOLE_SECRET/);
  });

  test('after a rotation the old values open and are stale, new ones use the new key', () => {
    const sealed = openVault(['old']).seal(plain, 'a');
    const rotated = openVault(['new', 'old']);
    expect(rotated.open(sealed, 'a').equals(plain)).toBe(true);
    expect(rotated.isStale(sealed)).toBe(true);
    const again = rotated.seal(plain, 'a');
    expect(rotated.isStale(again)).toBe(false);
    expect(openVault(['new']).open(again, 'a').equals(plain)).toBe(true);
    expect(() => openVault(['old']).open(again, 'a')).toThrow();
  });

  test('the id of its key tells keys apart and not the secret', () => {
    expect(openVault(['master']).currentKeyId).toBe(openVault(['master', 'older']).currentKeyId);
    expect(openVault(['master']).currentKeyId).not.toBe(openVault(['other']).currentKeyId);
    expect(openVault(['master']).currentKeyId).toMatch(/^[0-9a-f]{8}$/);
  });
});
