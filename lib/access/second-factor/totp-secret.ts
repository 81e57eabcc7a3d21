import type { Vault } from '@/lib/platform/vault';

const sealContext = (userId: bigint) => `user-totp:${userId}`;

/** The secret, sealed for the user's row. */
export function sealTotpSecret(vault: Vault, userId: bigint, secret: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(vault.seal(secret, sealContext(userId)));
}

/** Opens it again; throws where it was sealed for another row or with another master secret. */
export function openTotpSecret(vault: Vault, userId: bigint, sealed: Uint8Array): Uint8Array {
  return vault.open(sealed, sealContext(userId));
}
