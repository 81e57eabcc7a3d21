import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import { testContext } from '@/e2e/support/test-context';
import { test } from '@/e2e/support/test-database';
import { openDatabase } from './db/client';
import { startDraining } from './draining';
import { checkReadiness } from './health';

const root = path.resolve(import.meta.dirname, '../..');

test('a migrated database that answers is ready', async ({ db }) => {
  expect(await checkReadiness(testContext(db), root)).toEqual({ status: 'ready' });
});

test('a migration that this program brings and the database lacks is missing', async ({ db }) => {
  const project = await mkdtemp(path.join(tmpdir(), 'callback-console-migrations-'));
  await mkdir(path.join(project, 'prisma', 'migrations', '29991231000000_future'), { recursive: true });
  expect(await checkReadiness(testContext(db), project)).toEqual({ status: 'unavailable', missing: 'migrations' });
  await rm(project, { recursive: true });
});

test('without its database the console is not ready, and says so instead of failing', async () => {
  const db = openDatabase('postgresql://nobody@127.0.0.1:1/none');
  expect(await checkReadiness(testContext(db), root)).toEqual({ status: 'unavailable', missing: 'database' });
  await db.close();
});

test('a console that is being stopped is not ready any more, although its database is there', async ({ db }) => {
  const takeBack = startDraining();
  try {
    expect(await checkReadiness(testContext(db), root)).toEqual({ status: 'stopping' });
  } finally {
    takeBack();
  }
});
