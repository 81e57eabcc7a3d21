import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import { quantile } from '@/bench/load/latency';
import { textTable } from '@/bench/report';
import { writeSizing } from '@/bench/sizing/write-sizing';
import { hashPassword } from '@/lib/access/password';
import { resolveConsoleSecret } from '@/lib/platform/console-secret';
import { openDatabase } from '@/lib/platform/db/client';
import { startCluster } from '@/lib/platform/db/embedded/cluster';
import { applyMigrations } from '@/lib/platform/db/migrate';
import { readEnvironment } from '@/lib/platform/env';
import { type Browser, openBrowser } from './browser';
import { withTables } from './document';
import { measuredPages, targetsMs } from './pages';
import { type Installation, pageResultsSchema, withInstallation } from './results';
import { readSample, type Sample } from './samples';
import { startServer } from './server';

const rounds = 40;
/** Until caches are filled and code is compiled. */
const warmUpRounds = 2;
const resultsFile = 'bench/pages.json';
const document = 'docs/benchmark.md';

type Measured = Installation['pages'][string];

async function measure(browser: Browser, samples: readonly Sample[]): Promise<Record<string, Measured>> {
  const measured: Record<string, Measured> = {};
  for (const { name, kind, path } of measuredPages) {
    const times: number[] = [];
    for (const [round, sample] of samples.entries()) {
      const ms = await browser.time(path(sample));
      if (round >= warmUpRounds) times.push(ms);
    }
    times.sort((one, other) => one - other);
    const ms = (share: number) => Math.round(quantile(times, share));
    measured[name] = { kind, p50Ms: ms(0.5), p95Ms: ms(0.95), rounds: times.length };
    const over = (measured[name]?.p95Ms ?? 0) > targetsMs[kind] ? `  over ${targetsMs[kind]}` : '';
    process.stdout.write(`${name}: ${measured[name]?.p50Ms} / ${measured[name]?.p95Ms} ms${over}\n`);
  }
  return measured;
}

const sizes = `
select coalesce(parent.relname, c.relname) as name, sum(pg_total_relation_size(c.oid))::float8 as bytes
from pg_class c left join pg_inherits i on i.inhrelid = c.oid left join pg_class parent on parent.oid = i.inhparent
where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
group by 1 order by 2 desc`;

/** `npm run bench:pages`: times every page of the installation of DATABASE_URL or DATA_DIR and writes it to `bench/pages.json`. */
export async function main(): Promise<void> {
  const environment = readEnvironment();
  const cluster = environment.databaseUrl === null ? await startCluster(environment.dataDir) : null;
  const url = environment.databaseUrl ?? cluster?.url ?? '';
  await applyMigrations(url, process.cwd());
  const db = openDatabase(url, { connectionsMax: 2 });
  const person = {
    email: `bench-${randomBytes(4).toString('hex')}@example.com`,
    password: randomBytes(16).toString('hex'),
  };
  const token = `bench-${randomBytes(16).toString('hex')}`;
  try {
    await db.pool.query(`insert into users (email, name, password_hash, role) values ($1, 'Bench', $2, 'admin')`, [
      person.email,
      await hashPassword(person.password),
    ]);
    const samples: Sample[] = [];
    for (let round = 0; round < rounds + warmUpRounds; round += 1)
      samples.push(await readSample(db.pool, round, rounds + warmUpRounds));
    const server = await startServer({
      DATABASE_URL: url,
      CONSOLE_API_TOKEN: token,
      CONSOLE_SECRET: await resolveConsoleSecret(environment),
    });
    try {
      const pages = await measure(await openBrowser(server.url, { ...person, token }), samples);
      const { rows } = await db.pool.query<{ callbacks: number; withBytes: number; bytes: number }>(
        `select count(*)::int as callbacks, pg_database_size(current_database())::float8 as bytes,
           (select count(*)::int from requests where verdict = 'accepted') as "withBytes" from callbacks`,
      );
      const { rows: tables } = await db.pool.query<{ name: string; bytes: number }>(sizes);
      const installation: Installation = {
        callbacks: rows[0]?.callbacks ?? 0,
        measuredAt: new Date().toISOString(),
        machine: `${os.availableParallelism()} cores, ${os.cpus()[0]?.model ?? 'unknown'}, load ${os.loadavg()[0]?.toFixed(1)}`,
        withBytes: rows[0]?.withBytes ?? 0,
        databaseBytes: rows[0]?.bytes ?? 0,
        tableBytes: Object.fromEntries(tables.map(({ name, bytes }) => [name, bytes])),
        ...(await server.memory()),
        pages,
      };
      const known = await readFile(resultsFile, 'utf8').catch(() => '{"installations":[]}');
      const results = withInstallation(pageResultsSchema.parse(JSON.parse(known)), installation);
      await writeFile(resultsFile, `${JSON.stringify(results, null, 2)}\n`);
      await writeFile(document, withTables(await readFile(document, 'utf8'), results));
      await writeSizing();
      const slow = Object.entries(pages).filter(([, { kind, p95Ms }]) => p95Ms > targetsMs[kind]);
      console.log(`\n${slow.length} of ${Object.keys(pages).length} over their bound`);
      if (slow.length > 0) {
        console.log(
          textTable([
            ['page', 'p50', 'p95'],
            ...slow.map(([name, { p50Ms, p95Ms }]) => [name, String(p50Ms), String(p95Ms)]),
          ]),
        );
      }
    } finally {
      await server.stop();
    }
  } finally {
    await db.pool.query('delete from users where email = $1', [person.email]);
    await db.close();
    await cluster?.stop();
  }
}
