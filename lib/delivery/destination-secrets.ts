import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Vault } from '@/lib/platform/vault';

const prefix = 'whsec_';
/** Standard Webhooks, "Signature scheme": a symmetric secret has 24 to 64 bytes. */
const secretBytesMin = 24;
const secretBytesMax = 64;
const base64Pattern = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const hintLength = 4;

/** Key bytes of `whsec_<base64 of 24 to 64 bytes>`; null for anything else. */
export function readSecret(secret: string): Buffer | null {
  const encoded = secret.startsWith(prefix) ? secret.slice(prefix.length) : '';
  if (!base64Pattern.test(encoded)) return null;
  const key = Buffer.from(encoded, 'base64');
  return key.length >= secretBytesMin && key.length <= secretBytesMax ? key : null;
}

/** A fresh `whsec_…` of 32 random bytes. */
export function generateSecret(): string {
  return prefix + randomBytes(32).toString('base64');
}

/** The end of a secret without its padding, to recognise it by. */
export function secretHint(secret: string): string {
  return secret.replace(/=+$/, '').slice(-hintLength);
}

/** Bound to its row: a sealed secret moved to another one does not open. */
export function sealSecret(vault: Vault, secretId: string, secret: string): Buffer {
  return vault.seal(Buffer.from(secret), `destination-secret:${secretId}`);
}

/** Throws `AppError('unavailable')` where the master secret is another. */
export function openSecret(vault: Vault, secretId: string, sealed: Uint8Array): string {
  return vault.open(sealed, `destination-secret:${secretId}`).toString();
}

const headersSchema = z.record(z.string(), z.string());

/** Further request headers of a destination (names in lower case), sealed for its row. */
export function sealHeaders(vault: Vault, destinationId: string, headers: Readonly<Record<string, string>>): Buffer {
  return vault.seal(Buffer.from(JSON.stringify(headers)), `destination-headers:${destinationId}`);
}

/** Throws `AppError('unavailable')` where the master secret is another. */
export function openHeaders(vault: Vault, destinationId: string, sealed: Uint8Array | null): Record<string, string> {
  if (!sealed) return {};
  return headersSchema.parse(JSON.parse(vault.open(sealed, `destination-headers:${destinationId}`).toString()));
}
