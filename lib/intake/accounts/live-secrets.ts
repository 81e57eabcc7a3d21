import { z } from 'zod';
import { environmentCredentials, makeCredential } from '@/lib/intake/credentials';
import type { Context } from '@/lib/platform/context';
import type { Credential, Provider } from '@/lib/providers/contract';
import { environmentSecretKey, storedSecretKey } from './secret-key';

/** A secret that callbacks of an account may be proven by. */
export interface LiveSecret {
  credential: Credential;
  source: 'environment' | 'console';
  /** Under which its last use is kept (`./secret-key`); null: it cannot be. */
  key: string | null;
  /** From here on it proves nothing more; null: no end is set. */
  retiresAt: Date | null;
}

/** A row of `account_secrets` that has not ended. */
export interface SecretRow {
  id: string;
  accountId: string;
  sealed: Buffer;
  retiresAt: Date | null;
}

const fieldsSchema = z.record(z.string(), z.string());

/** Bound to its row: sealed bytes moved to another one do not open. */
function sealContext(secretId: string): string {
  return `account-secret:${secretId}`;
}

/** A secret's fields as they are stored. */
export function sealSecret(
  vault: Context['vault'],
  secretId: string,
  fields: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  return new Uint8Array(vault.seal(Buffer.from(JSON.stringify(fields)), sealContext(secretId)));
}

/** The inverse of `sealSecret`; throws `AppError('unavailable')` where it does not open. */
export function openSecret(vault: Context['vault'], secretId: string, sealed: Uint8Array): Record<string, string> {
  return fieldsSchema.parse(JSON.parse(vault.open(sealed, sealContext(secretId)).toString('utf8')));
}

/** The secrets that variables give, in their order. */
export function environmentSecrets(ctx: Pick<Context, 'environment'>, provider: Provider): LiveSecret[] {
  const { consoleSecret, list } = ctx.environment;
  return environmentCredentials(provider, list).map((credential) => ({
    credential,
    source: 'environment',
    key: consoleSecret === null ? null : environmentSecretKey(consoleSecret, credential.fields),
    retiresAt: null,
  }));
}

/**
 * The secrets of an account's rows, in their order. One that does not open is left out, so that the others still prove
 * their callbacks, and is told to the log by its id.
 */
export function storedSecrets(
  ctx: Pick<Context, 'vault' | 'log'>,
  provider: Provider,
  rows: readonly SecretRow[],
): LiveSecret[] {
  return rows.flatMap(({ id, sealed, retiresAt }): LiveSecret[] => {
    try {
      const credential = makeCredential(provider, openSecret(ctx.vault, id, sealed));
      return [{ credential, source: 'console', key: storedSecretKey(id), retiresAt }];
    } catch (error) {
      ctx.log.error(
        { secretId: id, err: error },
        'a secret of an account does not open; callbacks signed by it are refused',
      );
      return [];
    }
  });
}

/** Pure: the credentials that are live at `at`, to the millisecond, however old the reading of the account is. */
export function credentialsAt(secrets: readonly LiveSecret[], at: Date): Credential[] {
  return secrets.filter(({ retiresAt }) => retiresAt === null || at < retiresAt).map(({ credential }) => credential);
}
