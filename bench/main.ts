import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openBenchDatabase } from './bench-database';
import { doorResultsSchema, withDoorTable } from './door-document';
import { measureFloor } from './floor';
import { onceFaults } from './once';
import { doorTables, type Measured } from './report';
import { openSide, type Phases, type RunningSide, type Turn } from './running-side';
import { sideResult } from './side-result';
import { sides } from './sides/sides';
import { writeSizing } from './sizing/write-sizing';

const phases: Phases = {
  warmUpSeconds: 3,
  closed: { clients: 64, seconds: 10 },
  crowd: { clients: 256, seconds: 5 },
  steady: { perSecond: 500, seconds: 20 },
  burst: { perSecond: 3_500, seconds: 10 },
  again: { callbacks: 2_000, clients: 64 },
};

const turnsMax = 3;

/** Lets the sides take turns, so that each meets the machine as the others do, and tells what every one came to. */
async function takeTurns(running: readonly RunningSide[]): Promise<Measured[]> {
  const turns = new Map<RunningSide, Turn[]>(running.map((one) => [one, []]));
  for (let turn = 1; turn <= turnsMax; turn += 1) {
    for (const [one, taken] of turns) {
      process.stdout.write(`… turn ${turn} of ${turnsMax}: ${one.side.label}\n`);
      taken.push(await one.takeTurn(turn === turnsMax));
    }
  }
  const measured: Measured[] = [];
  for (const [one, taken] of turns)
    measured.push({ side: one.side, result: sideResult(taken, await one.countStored()) });
  return measured;
}

/**
 * Measures every side (or those named) on one Postgres; prints the tables and writes `bench/results.json` and the tables of
 * docs/benchmark.md. Answers 1 where a side did not keep each acknowledged callback once: its figures are no throughput of what is told.
 */
export async function main(named: readonly string[]): Promise<number> {
  const chosen = named.length === 0 ? sides : sides.filter(({ id }) => named.includes(id));
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'callback-console-bench-data-'));
  const variables = {
    GATEPAY_API_SECRET: `bench-${randomBytes(16).toString('hex')}`,
    CONSOLE_SECRET: randomBytes(32).toString('hex'),
    DATA_DIR: dataDir,
  };
  const database = await openBenchDatabase(variables);
  try {
    const running: RunningSide[] = [];
    for (const side of chosen) running.push(await openSide(side, database, variables, phases));
    const measured = await takeTurns(running);
    const floorPerSecond = await measureFloor(database, { clients: 16, seconds: phases.closed.seconds });
    console.log(`\n${doorTables(measured).join('\n\n')}\n`);
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
    await writeSizing();
    return measured.some(({ result }) => onceFaults(result).length > 0) ? 1 : 0;
  } finally {
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}
