import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { MigrationList } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { lockKeys } from './lock-keys';
import { noFilters, openSchemaEngine } from './schema-engine';

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

/** True when every migration on disk is recorded as finished: spares the engine's start, which costs most of a second. */
async function isUpToDate(client: pg.Client, names: string[]): Promise<boolean> {
  const { rows: found } = await client.query<{ there: string | null }>(
    "select to_regclass('_prisma_migrations')::text as there",
  );
  if (!found[0]?.there) return false;
  const { rows } = await client.query<{ migration_name: string }>(
    'select migration_name from _prisma_migrations where finished_at is not null and rolled_back_at is null',
  );
  const applied = new Set(rows.map((row) => row.migration_name));
  return names.every((name) => applied.has(name));
}

/**
 * Applies the unapplied migrations of `prisma/migrations` and returns their names (empty: nothing to do).
 * Whichever process comes first applies them under an advisory lock, the others wait for it; `_prisma_migrations`
 * is kept as `prisma migrate deploy` keeps it. Throws what the database said when a migration fails.
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
    if (await isUpToDate(client, names)) return [];
    const pool = new pg.Pool({ connectionString });
    pool.on('error', () => undefined);
    try {
      const engine = await openSchemaEngine(pool, null);
      const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: noFilters });
      return appliedMigrationNames;
    } finally {
      await pool.end();
    }
  } finally {
    await client.end();
  }
}
