import { z } from 'zod';
import { withBetween } from '@/bench/between-marks';

const ms = z.number().nullable();

const runSchema = z.object({
  seed: z.number(),
  measuredAt: z.string(),
  minutes: z.number(),
  load: z.object({ begin: z.number(), max: z.number() }),
  faults: z.object({ ran: z.number(), planned: z.number() }),
  callbacks: z.number(),
  deliveries: z.number(),
  attempts: z.number(),
  acknowledged: z.number(),
  /** What came of them → requests: a status, `broken`; `none` where the two kinds of no answer were not told apart. */
  refused: z.record(z.string(), z.number()),
  violations: z.number(),
  timing: z.object({ awayP95Ms: ms, awayMaxMs: ms, idleP95Ms: ms, recoveryP50Ms: ms, recoveryMaxMs: ms }),
});

/** What `chaos/results.json` holds: one run a seed. */
export const chaosResultsSchema = z.object({
  machine: z.object({ cores: z.number(), cpu: z.string().optional(), node: z.string() }),
  runs: z.array(runSchema),
});

export type RecordedRun = z.infer<typeof runSchema>;
export type ChaosResults = z.infer<typeof chaosResultsSchema>;

const headings = [
  ...['seed', 'load', 'faults', 'callbacks', 'deliveries', 'attempts', 'acknowledged', 'refused', 'violations'],
  ...['503 p95', '503 max', 'machine p95', 'back p50', 'back max'],
];

const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
const inMs = (value: number | null) => (value === null ? '' : `${value} ms`);

function runRow({ seed, load, faults, refused, timing, ...run }: RecordedRun): string {
  const refusals = Object.entries(refused).map(([answer, count]) => `${count} × ${answer}`);
  return row([
    ...[seed, `${load.begin.toFixed(1)}–${load.max.toFixed(1)}`, `${faults.ran} of ${faults.planned}`],
    ...[run.callbacks, run.deliveries, run.attempts, run.acknowledged, refusals.join(', '), run.violations],
    ...[inMs(timing.awayP95Ms), inMs(timing.awayMaxMs), inMs(timing.idleP95Ms)],
    ...[inMs(timing.recoveryP50Ms), inMs(timing.recoveryMaxMs)],
  ]);
}

/** Pure: `document` with the table of the runs that were recorded. */
export function withRunsTable(document: string, { machine, runs }: ChaosResults): string {
  const where = `${machine.cores} cores (${machine.cpu ?? 'unknown'}), Node ${machine.node}; ${runs[0]?.measuredAt.slice(0, 10) ?? ''}.`;
  const table = [row(headings), row(headings.map(() => '---')), ...runs.map(runRow)].join('\n');
  return withBetween(document, 'chaos/results.json', `${where}\n\n${table}`);
}
