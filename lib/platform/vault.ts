import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync } from 'node:crypto';
import { AppError } from './errors';
import { pooledRandomBytes } from './random';

const version = 1;
const keyIdBytes = 4;
const nonceBytes = 12;
const tagBytes = 16;
const headerBytes = 1 + keyIdBytes + nonceBytes;

interface Key {
  id: Buffer;
  secret: Buffer;
  /** Of fingerprints, never of what is sealed. */
  fingerprinting: Buffer;
}

/** AES-256-GCM with the key's id beside each value, so that a master secret can be changed while old values stay readable. */
export interface Vault {
  /** Hex id of the key that new values are sealed with. */
  currentKeyId: string;
  /** `context` is authenticated, not stored: opening needs the same one, so a value cannot be moved to another row. */
  seal(plain: Uint8Array, context: string): Buffer;
  /** Throws `AppError('unavailable')` when the master secret is not the one it was sealed with, or the bytes were changed. */
  open(sealed: Uint8Array, context: string): Buffer;
  /** True where `sealed` uses an older key and should be sealed again. */
  isStale(sealed: Uint8Array): boolean;
  /**
   * HMAC-SHA-256 of `text` under each master secret, the current one first: equal texts are found by it, and nobody without
   * the secret can try guesses. Kept under the current one; looked for under all.
   */
  fingerprints(text: string): readonly [Buffer, ...Buffer[]];
}

function deriveKey(master: string): Key {
  const secret = Buffer.from(hkdfSync('sha256', master, 'callback-console', 'vault', 32));
  const id = createHash('sha256').update('key id').update(secret).digest().subarray(0, keyIdBytes);
  const fingerprinting = Buffer.from(hkdfSync('sha256', master, 'callback-console', 'fingerprint', 32));
  return { id, secret, fingerprinting };
}

/** Opens the vault of `masters`, the current master secret first, earlier ones after it (they open, they never seal). */
export function openVault(masters: readonly [string, ...string[]]): Vault {
  const keys = masters.map(deriveKey);
  const [current = deriveKey(masters[0])] = keys;
  const keyIdOf = (sealed: Uint8Array) => Buffer.from(sealed.subarray(1, 1 + keyIdBytes));

  return {
    currentKeyId: current.id.toString('hex'),
    seal(plain, context) {
      const nonce = pooledRandomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', current.secret, nonce).setAAD(Buffer.from(context));
      const sealed = Buffer.allocUnsafe(headerBytes + plain.length + tagBytes);
      sealed[0] = version;
      sealed.set(current.id, 1);
      sealed.set(nonce, 1 + keyIdBytes);
      // In this mode as many bytes come out as go in, and none at the end.
      sealed.set(cipher.update(plain), headerBytes);
      cipher.final();
      sealed.set(cipher.getAuthTag(), headerBytes + plain.length);
      return sealed;
    },
    open(sealed, context) {
      const key = keys.find(({ id }) => id.equals(keyIdOf(sealed)));
      if (sealed[0] !== version || !key) {
        throw new AppError(
          'unavailable',
          'This value was sealed with another CONSOLE_SECRET. Add the earlier secret behind the current one, separated by a comma.',
        );
      }
      try {
        const decipher = createDecipheriv(
          'aes-256-gcm',
          key.secret,
          sealed.subarray(1 + keyIdBytes, headerBytes),
        ).setAAD(Buffer.from(context));
        decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
        return Buffer.concat([
          decipher.update(sealed.subarray(headerBytes, sealed.length - tagBytes)),
          decipher.final(),
        ]);
      } catch (cause) {
        throw new AppError('unavailable', 'A sealed value does not open: its bytes were changed after it was stored.', {
          cause,
        });
      }
    },
    isStale: (sealed) => !keyIdOf(sealed).equals(current.id),
    fingerprints(text) {
      const under = (key: Key) => createHmac('sha256', key.fingerprinting).update(text).digest();
      return [under(current), ...keys.slice(1).map(under)];
    },
  };
}
