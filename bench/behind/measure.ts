import type { BenchDatabase } from '@/bench/bench-database';
import { openLoop } from '@/bench/load/open-loop';
import { signedRequest } from '@/bench/load/signed-requests';
import { startProgram } from '@/bench/start-program';
import { cpuOfPostgres, cpuOfProcess } from './cpu-time';
import { fillBacklog } from './fill-backlog';
import { rateOver, type Sample } from './rates';
import type { BehindResult, BehindRun } from './results';

const door = 'bench/sides/our-door.mjs';
/** A backlog is gone where nothing waits but what has come within so long. */
const arrivalsSeconds = 2;

/** What is settled so far: applied, or delivered to the merchant. Asked once a second: it must cost next to nothing. */
export type Count = () => Promise<number>;

interface Cpu {
  workerMs: number | null;
  postgresMs: number | null;
}

async function readCpu(database: BenchDatabase, url: string, workers: readonly string[]): Promise<Cpu> {
  const [sessions] = await database.query<{ checkpointer: string; door: string[] }>(
    url,
    `select pid::text as checkpointer, array(
       select pid::text from pg_stat_activity where application_name = 'callback-console door') as door
     from pg_stat_activity where backend_type = 'checkpointer'`,
  );
  const each = await Promise.all(workers.map(cpuOfProcess));
  return {
    workerMs: each.reduce((sum, one) => (sum === null || one === null ? null : sum + one), 0),
    postgresMs: sessions ? await cpuOfPostgres(sessions.checkpointer, sessions.door) : null,
  };
}

/** What was made searchable behind a backlog is watched no longer than this: it does not tell how that goes on. */
const searchedSecondsMax = 60;

const unsearchedSql = 'select coalesce(sum(cardinality(callback_ids)), 0)::int as count from search_jobs';

type Searched = Pick<
  BehindResult,
  'unsearched' | 'searchedPerSecond' | 'searchedWorkerMicroseconds' | 'searchedPostgresMicroseconds'
>;

/** How many payloads are not searched yet, and how fast and at what cost they become so: watched for `seconds` at most, once there is nothing else to do. */
async function watchSearched(
  { readUnsearched, readCpuNow }: { readUnsearched: Count; readCpuNow(): Promise<Cpu> },
  { drained, seconds }: { drained: boolean; seconds: number },
): Promise<Searched> {
  const unsearched = await readUnsearched();
  if (!drained || unsearched === 0) {
    return {
      ...{ unsearched, searchedPerSecond: null },
      ...{ searchedWorkerMicroseconds: null, searchedPostgresMicroseconds: null },
    };
  }
  const before = await readCpuNow();
  const startedMs = performance.now();
  let left = unsearched;
  let tookMs = 0;
  while (left > 0 && tookMs < seconds * 1_000) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    left = await readUnsearched();
    tookMs = performance.now() - startedMs;
  }
  const after = await readCpuNow();
  const searched = unsearched - left;
  return {
    unsearched,
    searchedPerSecond: Math.round((searched * 1_000) / tookMs),
    searchedWorkerMicroseconds: each(before.workerMs, after.workerMs, searched),
    searchedPostgresMicroseconds: each(before.postgresMs, after.postgresMs, searched),
  };
}

function each(before: number | null, after: number | null, settled: number): number | null {
  return before === null || after === null || settled === 0 ? null : Math.round(((after - before) * 1_000) / settled);
}

/**
 * Lets callbacks wait in a database of their own, starts a console with a worker on it, and watches for `seconds` at most how fast
 * what waits is settled while the door takes its share. The database goes with it: two of a million callbacks are 20 GB.
 */
export async function measureBehind(
  database: BenchDatabase,
  variables: Record<string, string>,
  { backlog, seconds, doorPerSecond }: BehindRun['options'],
  countIn: (url: string) => Count,
): Promise<BehindResult> {
  const url = await database.create('console');
  const secret = variables.GATEPAY_API_SECRET ?? '';
  const signing = (target: { host: string; port: number }) => ({
    secret,
    host: `${target.host}:${target.port}`,
    path: '/api/callbacks/gatepay',
  });
  const filling = await startProgram(door, { ...variables, DATABASE_URL: url, WORKERS: '0' });
  try {
    await fillBacklog(filling.target, backlog, signing(filling.target));
  } finally {
    await filling.stop();
  }
  await database.query(url, 'vacuum analyze');
  await database.query(url, 'checkpoint');

  const count = countIn(url);
  const running = await startProgram(door, { ...variables, DATABASE_URL: url, WORKERS: '1' });
  try {
    const signed = { ...signing(running.target), prefix: 's' };
    const arrivals = { length: doorPerSecond * seconds, at: (place: number) => signedRequest(place, signed) };
    const workers = await running.workers();
    const startedMs = performance.now();
    const elapsed = () => performance.now() - startedMs;
    const samples: Sample[] = [{ atMs: 0, settled: await count() }];
    const before = await readCpu(database, url, workers);
    const steady = openLoop(running.target, arrivals, { perSecond: doorPerSecond, connectionsMax: 64 });
    const isDrained = ({ atMs, settled }: Sample) =>
      settled >= backlog + doorPerSecond * Math.max(0, atMs / 1_000 - arrivalsSeconds);
    while (elapsed() < seconds * 1_000 && !samples.some(isDrained)) {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      const settled = await count();
      samples.push({ atMs: elapsed(), settled });
    }
    const after = await readCpu(database, url, workers);
    const memory = await running.memory();
    const last = samples.at(-1) ?? { atMs: 0, settled: 0 };
    const settled = last.settled - (samples[0]?.settled ?? 0);
    const drained = isDrained(last);
    const doorResult = await steady;
    const searched = await watchSearched(
      {
        readUnsearched: async () => (await database.query<{ count: number }>(url, unsearchedSql))[0]?.count ?? 0,
        readCpuNow: () => readCpu(database, url, workers),
      },
      { drained, seconds: Math.min(seconds, searchedSecondsMax) },
    );
    return {
      ...rateOver(samples),
      settled,
      seconds: Math.round(last.atMs / 100) / 10,
      drained,
      ...searched,
      workerMicroseconds: each(before.workerMs, after.workerMs, settled),
      postgresMicroseconds: each(before.postgresMs, after.postgresMs, settled),
      ...memory,
      door: doorResult,
    };
  } finally {
    await running.stop();
    await database.drop(url);
  }
}
