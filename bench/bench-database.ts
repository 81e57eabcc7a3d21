import { rm } from 'node:fs/promises';
import pg from 'pg';
import { makeReachableFolder } from '@/e2e/support/reachable-folder';
import { ensureAccounts } from '@/lib/intake/accounts';
import { createContext } from '@/lib/platform/boot';
import { startCluster } from '@/lib/platform/db/embedded/cluster';
import { makeLogAhead } from '@/lib/platform/db/embedded/log-ahead';
import { applyMigrations } from '@/lib/platform/db/migrate';
import { ensurePartitions } from '@/lib/platform/db/partitions';
import { readEnvironment } from '@/lib/platform/env';

/** One Postgres for all sides, each with a database of its own. */
export interface BenchDatabase {
  /** Version and settings that decide, as text. */
  describe(): Promise<Record<string, string>>;
  create(kind: 'console' | 'empty'): Promise<string>;
  /** Does away with the database at `url`, whoever is connected to it. */
  drop(url: string): Promise<void>;
  /** The rows of one statement on the database at `url`. */
  query<Row extends pg.QueryResultRow>(url: string, sql: string, values?: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

/**
 * Starts the embedded Postgres as the console does, `synchronous_commit` and `fsync` on, in a folder that goes with it. Files of its log
 * stand ahead for every side, as they do once a console has run for some minutes.
 */
export async function openBenchDatabase(variables: Record<string, string>): Promise<BenchDatabase> {
  const dataDir = await makeReachableFolder('bench');
  const cluster = await startCluster(dataDir);
  const admin = new pg.Client({ connectionString: cluster.url });
  await admin.connect();
  const urlOf = (name: string) => Object.assign(new URL(cluster.url), { pathname: `/${name}` }).toString();
  let count = 0;

  const prepareTemplate = async () => {
    await admin.query('create database console_template');
    const url = urlOf('console_template');
    await applyMigrations(url, process.cwd());
    const context = await createContext(readEnvironment({ ...variables, NODE_ENV: 'test' }), url);
    await ensurePartitions(context.db.pool, new Date());
    await ensureAccounts(context);
    // What stops a flood of one account is not what is measured.
    const unbounded = `update accounts set settings = jsonb_set(settings, '{door}',
      coalesce(settings -> 'door', '{}') || '{"ratePerSecondMax": 1000000}')`;
    await context.db.pool.query(unbounded);
    await context.db.close();
  };
  await prepareTemplate();
  const ahead = await makeLogAhead(cluster.url, { folder: cluster.folder });
  if (ahead === 'no_room') console.log('Too little room on the disk: files of the log are made while it is measured.');

  const query = async <Row extends pg.QueryResultRow>(
    url: string,
    sql: string,
    values: readonly unknown[] = [],
  ): Promise<Row[]> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Row>(sql, [...values])).rows;
    } finally {
      await client.end();
    }
  };
  return {
    query,
    async describe() {
      const names = ['server_version', 'synchronous_commit', 'fsync', 'shared_buffers', 'min_wal_size', 'max_wal_size'];
      const { rows } = await admin.query<{ name: string; setting: string }>(
        `select name, current_setting(name) as setting from pg_settings where name = any($1) order by name`,
        [names],
      );
      return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
    },
    async create(kind) {
      count += 1;
      const name = `side_${count}`;
      await admin.query(`create database ${name} ${kind === 'console' ? 'template console_template' : ''}`);
      return urlOf(name);
    },
    async drop(url) {
      await admin.query(`drop database ${new URL(url).pathname.slice(1)} with (force)`);
    },
    async close() {
      await admin.end();
      await cluster.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
