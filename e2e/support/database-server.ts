import { rm } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startCluster } from '@/lib/platform/db/embedded/cluster';
import { applyMigrations } from '@/lib/platform/db/migrate';
import { makeReachableFolder } from './reachable-folder';

const root = path.resolve(import.meta.dirname, '../..');

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the cluster's maintenance database. */
    maintenanceUrl: string;
    /** The migrated database that every test file clones. */
    templateName: string;
  }
}

/** Refuses a database that is not on this machine: tests create and drop databases. */
export function assertLocal(url: string): void {
  const { hostname } = new URL(url);
  if (!['127.0.0.1', 'localhost', '[::1]', '::1'].includes(hostname)) {
    throw new Error(`Tests run only against a local Postgres, not ${hostname}. Unset TEST_DATABASE_URL.`);
  }
}

/** A cluster that no other test run shares, in a folder that Postgres' own user can reach; `stop` removes it. */
async function startOwnCluster() {
  const folder = await makeReachableFolder('test');
  // Nothing here has to survive a power cut.
  const cluster = await startCluster(folder, { settings: { fsync: 'off', full_page_writes: 'off' } });
  const stop = async () => {
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { url: cluster.url, stop };
}

/** Brings up one Postgres for the whole run (TEST_DATABASE_URL, else embedded) and migrates a template database once. */
export default async function setup(project: TestProject) {
  const given = process.env.TEST_DATABASE_URL;
  const cluster = given ? null : await startOwnCluster();
  const maintenanceUrl = given ?? cluster?.url ?? '';
  assertLocal(maintenanceUrl);
  const templateName = `template_${process.pid}`;
  const client = new pg.Client({ connectionString: maintenanceUrl });
  await client.connect();
  await client.query(`drop database if exists "${templateName}"`);
  await client.query(`create database "${templateName}"`);
  const templateUrl = new URL(maintenanceUrl);
  templateUrl.pathname = `/${templateName}`;
  await applyMigrations(templateUrl.toString(), root);
  project.provide('maintenanceUrl', maintenanceUrl);
  project.provide('templateName', templateName);
  return async () => {
    await client.query(`drop database if exists "${templateName}" with (force)`);
    await client.end();
    await cluster?.stop();
  };
}
