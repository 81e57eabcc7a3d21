import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus } from 'node:os';
import { type ChaosResults, chaosResultsSchema, type RecordedRun, withRunsTable } from './document';
import { timingOf } from './figures';
import { countAcknowledged, countRefusals, type Outcome } from './report';

const resultsFile = 'chaos/results.json';
const documentFile = 'docs/operations.md';

function recorded({ options, injected, figures, facts, violations }: Outcome): RecordedRun {
  const { loads } = figures;
  return {
    seed: options.seed,
    measuredAt: new Date().toISOString(),
    minutes: options.minutes,
    load: { begin: loads[0] ?? 0, max: Math.max(0, ...loads) },
    faults: { ran: injected.filter((one) => one.injected.ran).length, planned: injected.length },
    callbacks: facts.callbacks.length,
    deliveries: facts.deliveries.length,
    attempts: facts.attempts.length,
    acknowledged: countAcknowledged(facts),
    refused: Object.fromEntries(countRefusals(facts)),
    violations: violations.length,
    timing: timingOf(figures),
  };
}

async function readResults(): Promise<ChaosResults['runs']> {
  const text = await readFile(resultsFile, 'utf8').catch(() => null);
  return text === null ? [] : chaosResultsSchema.parse(JSON.parse(text)).runs;
}

/** Puts the run in the place of the one of the same seed, in the results and in the document's table. */
export async function recordRun(outcome: Outcome): Promise<void> {
  const run = recorded(outcome);
  const runs = [...(await readResults()).filter(({ seed }) => seed !== run.seed), run];
  const machine = { cores: availableParallelism(), cpu: cpus()[0]?.model, node: process.version };
  const results = chaosResultsSchema.parse({ machine, runs: runs.sort((one, other) => one.seed - other.seed) });
  await writeFile(resultsFile, `${JSON.stringify(results, null, 2)}\n`);
  await writeFile(documentFile, withRunsTable(await readFile(documentFile, 'utf8'), results));
}
