import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { expect } from 'vitest';
import { test as base } from '@/e2e/support/test-database';
import { diffFromDatabase } from './diff';
import { applyMigrations } from './migrate';
import { inTransaction } from './transaction';

const root = path.resolve(import.meta.dirname, '../../..');

const nextName = '29990101000000_next';

/** A next version of the project, with one migration more, and a database that has all others. */
const nextTest = base.extend('next', async ({ db, directUrl }, { onCleanup }) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'callback-console-migrations-'));
  onCleanup(async () => {
    await rm(folder, { recursive: true, force: true });
    await db.pool.query('alter table callbacks drop column if exists next');
    await db.pool.query('delete from _prisma_migrations where migration_name = $1', [nextName]);
  });
  await cp(path.join(root, 'prisma/migrations'), path.join(folder, 'prisma/migrations'), { recursive: true });
  await mkdir(path.join(folder, 'prisma/migrations', nextName));
  const write = (script: string) =>
    writeFile(path.join(folder, 'prisma/migrations', nextName, 'migration.sql'), script);
  await write('alter table callbacks add column next integer;');
  const tries = async () => {
    const { rows } = await db.pool.query<{ finished: boolean; rolledBack: boolean }>(
      'select finished_at is not null as finished, rolled_back_at is not null as "rolledBack" from _prisma_migrations where migration_name = $1 order by started_at',
      [nextName],
    );
    return rows;
  };
  return { apply: () => applyMigrations(directUrl, folder), tries, write };
});

/** A database without a single table. */
const test = base.extend('emptyUrl', async ({ db, directUrl }, { onCleanup }) => {
  const name = `${new URL(directUrl).pathname.slice(1)}_empty`;
  await db.pool.query(`create database "${name}"`);
  onCleanup(async () => {
    await db.pool.query(`drop database "${name}" with (force)`);
  });
  const url = new URL(directUrl);
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

nextTest(
  'a table that others use is waited for in turns: they get through, and in the end the migration does',
  async ({ next, db }) => {
    const applied = await inTransaction(db.pool, async (tx) => {
      await tx.query('lock table callbacks in row exclusive mode');
      const applying = next.apply();
      await expect.poll(async () => (await next.tries()).length, { timeout: 20_000 }).toBeGreaterThan(1);
      // Behind a migration that kept waiting, this would wait too.
      await db.pool.query('update callbacks set duplicates = duplicates where false');
      return { applying };
    });
    expect(await applied.applying).toEqual([nextName]);
    const tries = await next.tries();
    expect(tries.at(-1)).toEqual({ finished: true, rolledBack: false });
    expect(tries.slice(0, -1).every(({ finished, rolledBack }) => !finished && rolledBack)).toBe(true);
  },
);

nextTest('what a process that was killed left unfinished is applied by the next start', async ({ next, db }) => {
  await db.pool.query(
    `insert into _prisma_migrations (id, checksum, migration_name) values ('killed', repeat('0', 64), $1)`,
    [nextName],
  );
  expect(await next.apply()).toEqual([nextName]);
  expect(await next.tries()).toEqual([
    { finished: false, rolledBack: true },
    { finished: true, rolledBack: false },
  ]);
});

nextTest('a migration that cannot pass says why at every start, and leaves nothing', async ({ next, db }) => {
  await next.write('alter table callbacks add column next integer; select 1 / 0;');
  for (let starts = 0; starts < 2; starts += 1) await expect(next.apply()).rejects.toThrow('division by zero');
  expect((await next.tries()).map(({ finished }) => finished)).toEqual([false, false]);
  await next.write('alter table callbacks add column next integer;');
  expect(await next.apply()).toEqual([nextName]);
  const { rows } = await db.pool.query(
    `select count(*)::int from information_schema.columns where column_name = 'next'`,
  );
  expect(rows).toEqual([{ count: 1 }]);
});
