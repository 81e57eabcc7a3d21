import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { test as base, inject } from 'vitest';
import { type Database, openDatabase } from '@/lib/platform/db/client';
import { throughPooler } from '@/lib/platform/db/session';
import { assertLocal } from './database-server';

/** Clones the migrated template `templateName` into a database of its own; `drop` removes it again. */
export async function cloneTemplate(templateName: string): Promise<{ url: string; drop(): Promise<void> }> {
  const maintenanceUrl = inject('maintenanceUrl');
  assertLocal(maintenanceUrl);
  const name = `test_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client({ connectionString: maintenanceUrl });
  await client.connect();
  await client.query(`create database "${name}" template "${templateName}"`);
  const url = new URL(maintenanceUrl);
  url.pathname = `/${name}`;
  // The whole run may be made through a transaction pooler (npm run test:machines).
  const poolerPort = process.env.TEST_DATABASE_POOLER_PORT;
  if (poolerPort) url.port = poolerPort;
  const drop = async () => {
    await client.query(`drop database if exists "${name}" with (force)`);
    await client.end();
  };
  return { url: poolerPort ? throughPooler(url.toString()) : url.toString(), drop };
}

/** `test` with a real, migrated, empty Postgres database of its own: one per test file, closed and dropped after it. */
export const test = base
  .extend('templateName', { scope: 'file' }, () => inject('templateName'))
  .extend('databaseUrl', { scope: 'file' }, async ({ templateName }, { onCleanup }) => {
    const clone = await cloneTemplate(templateName);
    onCleanup(clone.drop);
    return clone.url;
  })
  .extend('db', { scope: 'file' }, async ({ databaseUrl }, { onCleanup }): Promise<Database> => {
    const db = openDatabase(databaseUrl);
    onCleanup(db.close);
    return db;
  });
