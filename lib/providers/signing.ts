import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Credential } from './contract';

/** HMAC of `parts` one after the other, over their exact bytes (text as UTF-8). */
export function hmac(
  algorithm: 'sha256' | 'sha512',
  key: string | Uint8Array,
  parts: readonly (string | Uint8Array)[],
): Buffer {
  const mac = createHmac(algorithm, key);
  for (const part of parts) mac.update(part);
  return mac.digest();
}

/** Compares in constant time; a given text of another length or encoding is simply not equal. Upper and lower case are one in hex. */
export function equalsHex(digest: Uint8Array, given: string): boolean {
  if (given.length !== digest.length * 2 || !/^[0-9a-fA-F]*$/.test(given)) return false;
  return timingSafeEqual(digest, Buffer.from(given, 'hex'));
}

/** As `equalsHex` for standard Base64, compared as text: Base64 has several spellings of the same bytes, and only one is ours. */
export function equalsBase64(digest: Uint8Array, given: string): boolean {
  const expected = Buffer.from(Buffer.from(digest).toString('base64'), 'latin1');
  const received = Buffer.from(given, 'utf8');
  return received.length === expected.length && timingSafeEqual(expected, received);
}

/**
 * The first credential whose `field` passes `matches`; null when none does. An absent or empty secret never matches:
 * anybody can sign with an empty key.
 */
export function findMatchingCredential(
  credentials: readonly Credential[],
  field: string,
  matches: (secret: string) => boolean,
): Credential | null {
  return credentials.find(({ fields }) => fields[field] && matches(fields[field])) ?? null;
}

/** "The secret ending …9c2 was tried." for people; hints only, never a secret. */
export function triedSecrets(credentials: readonly Credential[]): string {
  // A secret too short to show its end of has no hint.
  const hints = credentials.map(({ hint }) => (hint === '' ? 'with a hidden end' : `ending …${hint}`));
  if (hints.length === 1) return `The secret ${hints[0]} was tried.`;
  return `The secrets ${hints.slice(0, -1).join(', ')} and ${hints.at(-1)} were tried.`;
}
