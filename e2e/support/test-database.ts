import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { test as base, inject } from 'vitest';
import { type Database, openDatabase } from '@/lib/platform/db/client';
import { throughPooler } from '@/lib/platform/db/session';
import { assertLocal } from './database-server';

/** A database of a test's own. */
export interface ClonedDatabase {
  /** Through the pooler where the whole run is made through one (npm run test:machines). */
  url: string;
  /** Of the Postgres itself: for migrations, and for what sets or holds something for a whole session. */
  directUrl: string;
  drop(): Promise<void>;
}

/** Clones the migrated template `templateName` into a database of its own; `drop` removes it again. */
export async function cloneTemplate(templateName: string): Promise<ClonedDatabase> {
  const maintenanceUrl = inject('maintenanceUrl');
  assertLocal(maintenanceUrl);
  const name = `test_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client({ connectionString: maintenanceUrl });
  await client.connect();
  await client.query(`create database "${name}" template "${templateName}"`);
  const direct = new URL(maintenanceUrl);
  direct.pathname = `/${name}`;
  const directUrl = direct.toString();
  const poolerPort = process.env.TEST_DATABASE_POOLER_PORT;
  const pooled = new URL(directUrl);
  if (poolerPort) pooled.port = poolerPort;
  const drop = async () => {
    await client.query(`drop database if exists "${name}" with (force)`);
    await client.end();
  };
  return { url: poolerPort ? throughPooler(pooled.toString()) : directUrl, directUrl, drop };
}

/** `test` with a real, migrated, empty Postgres database of its own: one per test file, closed and dropped after it. */
export const test = base
  .extend('templateName', { scope: 'file' }, () => inject('templateName'))
  .extend('cloned', { scope: 'file' }, async ({ templateName }, { onCleanup }) => {
    const clone = await cloneTemplate(templateName);
    onCleanup(clone.drop);
    return clone;
  })
  .extend('databaseUrl', { scope: 'file' }, ({ cloned }) => cloned.url)
  .extend('directUrl', { scope: 'file' }, ({ cloned }) => cloned.directUrl)
  .extend('db', { scope: 'file' }, async ({ databaseUrl }, { onCleanup }): Promise<Database> => {
    const db = openDatabase(databaseUrl);
    onCleanup(db.close);
    return db;
  });
