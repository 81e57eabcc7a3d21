import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openBenchDatabase } from '@/bench/bench-database';
import { writeSizing } from '@/bench/sizing/write-sizing';
import { behindTables, withBehindTable } from './document';
import { measureBehind } from './measure';
import { openMerchant } from './merchant';
import { type BehindRun, behindResultsSchema, withRun } from './results';

const resultsFile = 'bench/behind.json';

/** Jobs that were done away with: as Postgres counts them, for to count a million rows each second would be a load of its own. */
const appliedSql = `select n_tup_del::int as count from pg_stat_user_tables where relname = 'apply_jobs'`;

/**
 * Measures how fast a backlog is applied, and delivered, while the door takes callbacks; writes `bench/behind.json` and the tables of
 * docs/benchmark.md. A large backlog has a place of its own in both.
 */
export async function main(options: BehindRun['options']): Promise<void> {
  const known = await readFile(resultsFile, 'utf8').catch(() => null);
  const earlier = known === null ? null : behindResultsSchema.parse(JSON.parse(known));
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'callback-console-bench-data-'));
  const secrets = {
    GATEPAY_API_SECRET: `bench-${randomBytes(16).toString('hex')}`,
    CONSOLE_SECRET: randomBytes(32).toString('hex'),
    DATA_DIR: dataDir,
  };
  const [load = 0] = os.loadavg();
  const machine = {
    ...{ cores: os.availableParallelism(), cpu: os.cpus()[0]?.model, node: process.version },
    load: Math.round(load * 10) / 10,
  };
  const database = await openBenchDatabase(secrets);
  const merchant = await openMerchant();
  try {
    process.stdout.write('… applying\n');
    const applied = await measureBehind(database, secrets, options, (url) => async () => {
      const [row] = await database.query<{ count: number }>(url, appliedSql);
      return row?.count ?? 0;
    });
    process.stdout.write('… applying and delivering\n');
    const forwarding = { ...secrets, FORWARD_URL: merchant.url, ALLOW_PRIVATE_DESTINATIONS: '1' };
    const delivered = await measureBehind(
      database,
      forwarding,
      options,
      () => async () => merchant.counts().deliveries,
    );
    const run = { measuredAt: new Date().toISOString(), machine, options, applied, delivered };
    console.log(`\n${behindTables(run)}\n`);
    const { deliveries, calls } = merchant.counts();
    console.log(`The backend received ${deliveries} deliveries in ${calls} calls.\n`);
    const results = withRun(earlier, run);
    await writeFile(resultsFile, `${JSON.stringify(results, null, 2)}\n`);
    const document = await readFile('docs/benchmark.md', 'utf8');
    await writeFile('docs/benchmark.md', withBehindTable(document, results));
    await writeSizing();
  } finally {
    merchant.close();
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}
