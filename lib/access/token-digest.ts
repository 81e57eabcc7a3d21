import { createHash, timingSafeEqual } from 'node:crypto';

/** SHA-256 of an API token: what is stored and looked up instead of the token. */
export function tokenDigest(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token, 'utf8').digest());
}

/** The end of a token, to recognise it by; nothing of a token too short to give any of it away. */
export function tokenHint(token: string): string {
  return token.length >= 16 ? token.slice(-4) : '';
}

/** Constant-time comparison of two digests. */
export function sameDigest(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && timingSafeEqual(left, right);
}

/** The token of an `Authorization: Bearer …` header (RFC 6750 §2.1; the scheme in any case), null where there is none. */
export function readBearer(authorizationHeader: string | null): string | null {
  return /^bearer +([A-Za-z0-9\-._~+/]+=*) *$/i.exec(authorizationHeader ?? '')?.[1] ?? null;
}
