import { Secret, TOTP } from 'otpauth';
import { secondMs } from '@/lib/platform/time';

/** RFC 6238 as every authenticator app speaks it: SHA-1, six digits, 30 seconds. */
const terms = { algorithm: 'SHA1', digits: 6, period: 30 } as const;

/** Steps before and after the present one that are taken too: clocks differ, people type slowly (RFC 6238 §5.2). */
const stepsAround = 1;

const issuer = 'Callback console';

/** 160 random bits, the length of the hash (RFC 4226 §4). */
export function makeTotpSecret(): Uint8Array {
  return new Secret({ size: 20 }).bytes;
}

function totpOf(secret: Uint8Array, label: string): TOTP {
  return new TOTP({ ...terms, issuer, label, secret: new Secret({ buffer: new Uint8Array(secret).buffer }) });
}

/** The address that an authenticator app reads from a QR code, and the key to type where there is no camera. */
export function totpSetup(secret: Uint8Array, email: string): { uri: string; key: string } {
  const totp = totpOf(secret, email);
  return { uri: totp.toString(), key: totp.secret.base32.replaceAll(/(.{4})(?=.)/g, '$1 ') };
}

/** Pure: the time step that `code` belongs to, null where it is of none around `now`. Spaces do not count. */
export function totpStep(secret: Uint8Array, code: string, now: Date): bigint | null {
  const token = code.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const timestamp = now.getTime();
  const delta = totpOf(secret, '').validate({ token, timestamp, window: stepsAround });
  return delta === null ? null : BigInt(Math.floor(timestamp / (terms.period * secondMs)) + delta);
}

/** Pure: the code of the moment, for tests and tools that stand in for an app. */
export function totpCode(secret: Uint8Array, now: Date): string {
  return totpOf(secret, '').generate({ timestamp: now.getTime() });
}
