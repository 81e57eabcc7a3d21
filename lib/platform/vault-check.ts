import type pg from 'pg';
import { lockKeys } from './db/lock-keys';
import { StartUpError } from './errors';
import type { Vault } from './vault';

const context = 'vault-check';
const words = Buffer.from('callback-console');

function opens(vault: Vault, sealed: Uint8Array): boolean {
  try {
    return vault.open(sealed, context).equals(words);
  } catch {
    return false;
  }
}

/**
 * Proves that `vault` holds every key that this database's values were sealed with, and records its current key.
 * Throws `StartUpError` when one is missing: running on would show sealed values as damaged and seal new ones apart.
 */
export async function checkVault(pool: pg.Pool, vault: Vault): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    // One process at a time: two first starts with different secrets must not both pass.
    await client.query('select pg_advisory_xact_lock($1)', [lockKeys.vaultCheck]);
    const { rows } = await client.query<{ sealed: Buffer }>('select sealed from vault_keys');
    if (!rows.every((row) => opens(vault, row.sealed))) {
      throw new StartUpError(
        'This database holds values sealed with another CONSOLE_SECRET. Put that secret behind the current one, separated by a comma (generated ones lie in DATA_DIR/console-secret).',
      );
    }
    await client.query('insert into vault_keys (key_id, sealed) values ($1, $2) on conflict (key_id) do nothing', [
      vault.currentKeyId,
      vault.seal(words, context),
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
