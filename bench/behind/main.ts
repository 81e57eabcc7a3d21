import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type BenchDatabase, openBenchDatabase } from '@/bench/bench-database';
import { closedLoop } from '@/bench/load/closed-loop';
import type { PhaseResult } from '@/bench/load/latency';
import { openLoop } from '@/bench/load/open-loop';
import { signedRequests } from '@/bench/load/signed-requests';
import { textTable } from '@/bench/report';
import { residentMb, startProgram } from '@/bench/start-program';
import { openMerchant } from './merchant';
import { rateOver, type Sample } from './rates';

export interface BehindOptions {
  /** Callbacks that wait when the worker starts. */
  backlog: number;
  /** How long is measured at most, while the door takes `doorPerSecond`. */
  seconds: number;
  doorPerSecond: number;
}

interface BehindResult {
  perSecond: number;
  /** The same over each tenth of what was measured: does it slow down as the tables grow? */
  tenths: number[];
  drained: boolean;
  door: PhaseResult;
  serverMb: number | null;
  workerMb: (number | null)[];
}

const door = 'bench/sides/our-door.mjs';

/** What is settled so far: applied, or delivered to the merchant. */
type Count = () => Promise<number>;

async function measure(
  database: BenchDatabase,
  variables: Record<string, string>,
  { backlog, seconds, doorPerSecond }: BehindOptions,
  countIn: (url: string) => Count,
): Promise<BehindResult> {
  const url = await database.create('console');
  const secret = variables.GATEPAY_API_SECRET ?? '';
  const make = (target: { host: string; port: number }, prefix: string, count: number) =>
    signedRequests({ count, secret, host: `${target.host}:${target.port}`, path: '/api/callbacks/gatepay', prefix });
  const filling = await startProgram(door, { ...variables, DATABASE_URL: url, WORKERS: '0' });
  await closedLoop(filling.target, make(filling.target, 'f', backlog), { clients: 64, seconds: 3_600 });
  await filling.stop();
  await database.query(url, 'vacuum analyze');

  const count = countIn(url);
  const running = await startProgram(door, { ...variables, DATABASE_URL: url, WORKERS: '1' });
  try {
    const steady = openLoop(running.target, make(running.target, 's', doorPerSecond * seconds), {
      perSecond: doorPerSecond,
      connectionsMax: 64,
    });
    const startedMs = performance.now();
    const samples: Sample[] = [{ atMs: 0, settled: await count() }];
    const elapsed = () => performance.now() - startedMs;
    while (elapsed() < seconds * 1_000 && (samples.at(-1)?.settled ?? 0) < backlog) {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      samples.push({ atMs: elapsed(), settled: await count() });
    }
    const workers = await running.children();
    const workerMb = await Promise.all(workers.map(residentMb));
    return {
      ...rateOver(samples),
      drained: (samples.at(-1)?.settled ?? 0) >= backlog,
      serverMb: await running.residentMb(),
      workerMb,
      door: await steady,
    };
  } finally {
    await running.stop();
  }
}

function row(
  what: string,
  { perSecond, tenths, drained, door: { p99Ms }, serverMb, workerMb }: BehindResult,
): string[] {
  const ends = `${tenths[0] ?? 0} → ${tenths.at(-1) ?? 0}`;
  return [
    what,
    String(perSecond),
    ends,
    drained ? 'yes' : 'no',
    `${p99Ms} ms`,
    `${serverMb} + ${workerMb.join(' + ')}`,
  ];
}

/** Measures how fast a backlog is applied, and delivered, while the door takes callbacks; writes `bench/behind.json`. */
export async function main(options: BehindOptions): Promise<void> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'callback-console-bench-data-'));
  const secrets = {
    GATEPAY_API_SECRET: `bench-${randomBytes(16).toString('hex')}`,
    CONSOLE_SECRET: randomBytes(32).toString('hex'),
    DATA_DIR: dataDir,
  };
  const database = await openBenchDatabase(secrets);
  const merchant = await openMerchant();
  try {
    process.stdout.write('… applying\n');
    const applied = await measure(database, secrets, options, (url) => async () => {
      const [row] = await database.query<{ count: number }>(
        url,
        `select (select count(*) from callbacks)::int - (select count(*) from apply_jobs)::int as count`,
      );
      return row?.count ?? 0;
    });
    process.stdout.write('… applying and delivering\n');
    const forwarding = { ...secrets, FORWARD_URL: merchant.url, ALLOW_PRIVATE_DESTINATIONS: '1' };
    const delivered = await measure(database, forwarding, options, () => async () => merchant.counts().deliveries);
    const head = ['behind the door', 'a second', 'first → last tenth', 'drained', 'door p99', 'MB server + worker'];
    console.log(`\n${textTable([head, row('applied', applied), row('delivered', delivered)])}\n`);
    const { deliveries, calls } = merchant.counts();
    console.log(`The backend received ${deliveries} deliveries in ${calls} calls.\n`);
    const machine = { cores: os.availableParallelism(), cpu: os.cpus()[0]?.model, node: process.version };
    const results = { measuredAt: new Date().toISOString(), machine, options, applied, delivered };
    await writeFile('bench/behind.json', `${JSON.stringify(results, null, 2)}\n`);
  } finally {
    merchant.close();
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}
