import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { MigrationList } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { lockKeys } from './lock-keys';
import { lockWaitMs } from './lock-wait';
import { noFilters, openSchemaEngine } from './schema-engine';
import { withOptions } from './session';
import { isLocked, isTransient } from './transaction';

/** Those who waited behind it get through meanwhile. */
const pauseMs = 500;
/** Some minutes in all. */
const triesMax = 80;

async function readMigrations(projectRoot: string): Promise<MigrationList> {
  const baseDir = path.join(projectRoot, 'prisma', 'migrations');
  const entries = await readdir(baseDir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const migrationDirectories = await Promise.all(
    names.sort().map(async (name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: {
          tag: 'ok' as const,
          value: await readFile(path.join(baseDir, name, 'migration.sql'), 'utf8'),
        },
      },
    })),
  );
  const lockfile = {
    path: 'migration_lock.toml',
    content: await readFile(path.join(baseDir, 'migration_lock.toml'), 'utf8'),
  };
  return { baseDir, lockfile, shadowDbInitScript: '', migrationDirectories };
}

async function isTableThere(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(
    "select to_regclass('_prisma_migrations') is not null as there",
  );
  return rows[0]?.there ?? false;
}

/** The migrations that are recorded as finished. */
async function finishedNames(client: pg.Client): Promise<ReadonlySet<string>> {
  if (!(await isTableThere(client))) return new Set();
  const { rows } = await client.query<{ migration_name: string }>(
    'select migration_name from _prisma_migrations where finished_at is not null and rolled_back_at is null',
  );
  return new Set(rows.map((row) => row.migration_name));
}

/** True when every migration on disk is recorded as finished: spares the engine's start, which costs most of a second. */
async function isUpToDate(client: pg.Client, names: readonly string[]): Promise<boolean> {
  const finished = await finishedNames(client);
  return names.every((name) => finished.has(name));
}

/**
 * Lets what did not come to its end be applied again: it was cut off or refused, and left nothing, for each migration is one
 * transaction. Only under the lock, where nobody else is at one.
 */
async function forgetUnfinished(client: pg.Client): Promise<void> {
  if (!(await isTableThere(client))) return;
  await client.query(
    'update _prisma_migrations set rolled_back_at = now() where finished_at is null and rolled_back_at is null',
  );
}

/** Throws what the database said to the migration that failed. */
async function applyOnce(connectionString: string, migrationsList: MigrationList): Promise<void> {
  let refusal: unknown = null;
  const pool = new pg.Pool({ connectionString: withOptions(connectionString, { lock_timeout: `${lockWaitMs}ms` }) });
  pool.on('error', () => undefined);
  try {
    const engine = await openSchemaEngine(pool, null, (error) => {
      refusal = error;
    });
    await engine.applyMigrations({ migrationsList, filters: noFilters });
  } catch (error) {
    throw refusal ?? error;
  } finally {
    await pool.end();
  }
}

/**
 * Applies the unapplied migrations of `prisma/migrations` and returns their names (empty: nothing to do).
 * Whichever process comes first applies them under an advisory lock, the others wait for it; `_prisma_migrations`
 * is kept as `prisma migrate deploy` keeps it. A table that others use is waited for in turns, so that they are not held up; what
 * was cut off on the way is applied by the next start. Throws what the database said when a migration fails.
 */
export async function applyMigrations(connectionString: string, projectRoot: string): Promise<string[]> {
  const migrationsList = await readMigrations(projectRoot);
  const names = migrationsList.migrationDirectories.map((directory) => directory.path);
  const client = new pg.Client({ connectionString });
  // Told by the next statement on it; without a listener a connection that breaks would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    if (await isUpToDate(client, names)) return [];
    await client.query('select pg_advisory_lock($1)', [lockKeys.migrations]);
    const before = await finishedNames(client);
    for (let triesLeft = triesMax; !(await isUpToDate(client, names)); triesLeft -= 1) {
      await forgetUnfinished(client);
      try {
        await applyOnce(connectionString, migrationsList);
      } catch (error) {
        if (!(isLocked(error) || isTransient(error)) || triesLeft <= 1) throw error;
        await sleep(pauseMs);
      }
    }
    return names.filter((name) => !before.has(name));
  } finally {
    await client.end();
  }
}
