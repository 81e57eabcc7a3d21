import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openBenchDatabase } from './bench-database';
import { doorResultsSchema, withDoorTable } from './door-document';
import { measureFloor } from './floor';
import { type Measured, reportTable } from './report';
import { type Phases, runSide } from './run-side';
import { sides } from './sides/sides';

const phases: Phases = {
  warmUpSeconds: 3,
  closed: { clients: 64, seconds: 10 },
  steady: { perSecond: 500, seconds: 20 },
  burst: { perSecond: 3_500, seconds: 10 },
};

/** Runs every side (or those named) one after the other on one Postgres; prints the table and writes `bench/results.json`. */
export async function main(named: readonly string[]): Promise<void> {
  const chosen = named.length === 0 ? sides : sides.filter(({ id }) => named.includes(id));
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'callback-console-bench-data-'));
  const variables = {
    GATEPAY_API_SECRET: `bench-${randomBytes(16).toString('hex')}`,
    CONSOLE_SECRET: randomBytes(32).toString('hex'),
    DATA_DIR: dataDir,
  };
  const database = await openBenchDatabase(variables);
  try {
    const measured: Measured[] = [];
    for (const side of chosen) {
      process.stdout.write(`… ${side.label}\n`);
      measured.push({ side, result: await runSide(side, database, variables, phases) });
    }
    const floorPerSecond = await measureFloor(database, { clients: 16, seconds: phases.closed.seconds });
    console.log(`\n${reportTable(measured)}\n`);
    console.log(`pgbench, one insert a transaction, 16 clients: ${floorPerSecond ?? 'not installed'} a second\n`);
    const results = {
      measuredAt: new Date().toISOString(),
      machine: { cores: os.availableParallelism(), cpu: os.cpus()[0]?.model, node: process.version },
      postgres: await database.describe(),
      phases,
      floorPerSecond,
      sides: Object.fromEntries(measured.map(({ side, result }) => [side.id, { label: side.label, ...result }])),
    };
    await writeFile('bench/results.json', `${JSON.stringify(results, null, 2)}\n`);
    const document = await readFile('docs/benchmark.md', 'utf8');
    await writeFile('docs/benchmark.md', withDoorTable(document, doorResultsSchema.parse(results)));
  } finally {
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}
