import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { test as base, expect } from 'vitest';
import { createContext } from '@/lib/platform/boot';
import { applyMigrations } from '@/lib/platform/db/migrate';
import { type Environment, readEnvironment } from '@/lib/platform/env';
import { AppError } from '@/lib/platform/errors';
import { checkVault } from '@/lib/platform/vault-check';
import { startCluster } from './cluster';

const root = path.resolve(import.meta.dirname, '../../../..');
const settings = { shared_buffers: '16MB' };
const test = base.extend('folder', async ({ task }, { onCleanup }) => {
  const folder = await mkdtemp(path.join(tmpdir(), `callback-console-${task.id}-`));
  await chmod(folder, 0o711);
  onCleanup(() => rm(folder, { recursive: true, force: true }));
  return folder;
});

function environmentOf(dataDir: string, variables: Record<string, string> = {}): Environment {
  return readEnvironment({ NODE_ENV: 'test', DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...variables });
}

/** Runs `work` on the embedded database of `dataDir`, with the secret that lies there, and stops it cleanly. */
async function withConsole<Result>(
  environment: Environment,
  work: (ctx: Awaited<ReturnType<typeof createContext>>) => Promise<Result>,
): Promise<Result> {
  const cluster = await startCluster(environment.dataDir, { settings });
  try {
    await applyMigrations(cluster.url, root);
    const ctx = await createContext(environment, cluster.url);
    try {
      await checkVault(ctx.db.pool, ctx.vault);
      return await work(ctx);
    } finally {
      await ctx.db.close();
    }
  } finally {
    await cluster.stop();
  }
}

test('a copy of DATA_DIR of a stopped console is a backup: what was sealed opens in another place', async ({
  folder,
}) => {
  const [original, copy] = [path.join(folder, 'original'), path.join(folder, 'copy')];
  const sealedBefore = await withConsole(environmentOf(original), async ({ db, vault }) => {
    const value = vault.seal(Buffer.from('what nobody may lose'), 'a-row');
    await db.pool.query(
      `insert into accounts (provider, slug, name, source, updated_at) values ('gatepay', 'kept', 'Kept', 'console', now())`,
    );
    return value;
  });
  // As docs/operations.md says: owners and modes included, for Postgres refuses files of others.
  await promisify(execFile)('cp', ['-a', original, copy]);
  // The original goes on; the copy stays what it was.
  await withConsole(environmentOf(original), ({ db }) => db.pool.query(`update accounts set name = 'Changed later'`));
  await rm(original, { recursive: true });
  await withConsole(environmentOf(copy), async ({ db, vault }) => {
    const { rows } = await db.pool.query(`select name from accounts where slug = 'kept'`);
    expect(rows).toEqual([{ name: 'Kept' }]);
    expect(vault.open(sealedBefore, 'a-row').toString()).toBe('what nobody may lose');
  });
});

test('a backup without its secret is refused at the start, before anything is written with another one', async ({
  folder,
}) => {
  const dataDir = path.join(folder, 'data');
  await withConsole(environmentOf(dataDir), async () => undefined);
  await rm(path.join(dataDir, 'console-secret'));
  await expect(withConsole(environmentOf(dataDir), async () => undefined)).rejects.toBeInstanceOf(AppError);
});
