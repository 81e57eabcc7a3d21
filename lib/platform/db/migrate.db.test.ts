import path from 'node:path';
import pg from 'pg';
import { expect } from 'vitest';
import { test as base } from '@/e2e/support/test-database';
import { diffFromDatabase } from './diff';
import { applyMigrations } from './migrate';

const root = path.resolve(import.meta.dirname, '../../..');

/** A database without a single table. */
const test = base.extend('emptyUrl', async ({ db, databaseUrl }, { onCleanup }) => {
  const name = `${new URL(databaseUrl).pathname.slice(1)}_empty`;
  await db.pool.query(`create database "${name}"`);
  onCleanup(async () => {
    await db.pool.query(`drop database "${name}" with (force)`);
  });
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  return url.toString();
});

async function recorded(url: string): Promise<{ name: string; checksum: string; finished: boolean }[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(
      'select migration_name as name, checksum, finished_at is not null as finished from _prisma_migrations order by 1',
    );
    return rows;
  } finally {
    await client.end();
  }
}

test('of processes that start at once one migrates, the others wait, and none applies anything twice', async ({
  emptyUrl,
}) => {
  const results = await Promise.all(Array.from({ length: 4 }, () => applyMigrations(emptyUrl, root)));
  const [applied = [], ...others] = results.sort((one, other) => other.length - one.length);
  expect(applied.length).toBeGreaterThan(0);
  expect(others).toEqual([[], [], []]);
  const rows = await recorded(emptyUrl);
  expect(rows.map((row) => row.name)).toEqual([...applied].sort());
  expect(rows.every((row) => row.finished && /^[0-9a-f]{64}$/.test(row.checksum))).toBe(true);
});

test('the migrations make exactly the schema', async ({ databaseUrl }) => {
  expect(await diffFromDatabase(databaseUrl, root)).toContain('empty migration');
});

test('a table that the schema does not know is found', async ({ db, databaseUrl }) => {
  await db.pool.query('create table stray (id int primary key)');
  expect(await diffFromDatabase(databaseUrl, root)).toContain('DROP TABLE "stray"');
  await db.pool.query('drop table stray');
});
