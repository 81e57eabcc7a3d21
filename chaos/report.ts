import { availableParallelism } from 'node:os';
import type { FaultName } from './faults/faults';
import type { Injected } from './faults/world';
import { describeMs, type Figures, type Outage, timingOf } from './figures';
import type { ChaosOptions } from './options';
import type { Facts } from './oracle/facts';
import { orderedPairs } from './oracle/judge-order';
import { groupBy, type Violation } from './oracle/violation';

/** What a run came to. */
export interface Outcome {
  options: ChaosOptions;
  injected: readonly { name: FaultName; injected: Injected }[];
  figures: Figures;
  facts: Facts;
  violations: readonly Violation[];
  /** The last words of the programs. */
  words: string;
}

/** Of each rule: the first ones tell what went wrong. */
const violationsShown = 8;
/** How soon the door says 503 while the database is away (19 of 20 answers), beyond what any answer takes on this machine meanwhile. */
const awayAnswerMsMax = 100;
const recoveryMsMax = 1_000;

/** Pure: the first violations of each rule, and how many there are of it. */
function violationLines(violations: readonly Violation[]): string[] {
  return [...groupBy(violations, ({ rule }) => rule)].flatMap(([rule, broken]) => [
    `✗ ${rule}: ${broken.length}`,
    ...broken.slice(0, violationsShown).map(({ about, words }) => `    ${about}: ${words}`),
  ]);
}

/** Pure: what was too slow; nothing is timed in a short run. */
function findSlow({ options, figures }: Outcome): string[] {
  if (options.short) return [];
  const { awayP95Ms, idleP95Ms, recoveryMaxMs } = timingOf(figures);
  const away = Math.max(0, (awayP95Ms ?? 0) - (idleP95Ms ?? 0));
  const recovery = recoveryMaxMs ?? 0;
  return [
    ...(away > awayAnswerMsMax
      ? [`While the database was away the door took ${away} ms longer than any answer to say so.`]
      : []),
    ...(recovery > recoveryMsMax
      ? [`After the database was back the door took ${recovery} ms to take callbacks.`]
      : []),
  ];
}

/** Pure: how often each status was the answer to a request that was not acknowledged; 0: none came. */
export function countRefusals({ sent }: Pick<Facts, 'sent'>): Map<number, number> {
  const counts = new Map<number, number>();
  for (const status of sent.flatMap(({ refusals }) => refusals)) counts.set(status, (counts.get(status) ?? 0) + 1);
  return counts;
}

/** Pure: requests that were acknowledged. */
export function countAcknowledged({ sent }: Pick<Facts, 'sent'>): number {
  return sent.reduce((sum, { acknowledged }) => sum + acknowledged, 0);
}

function outageLine({ fault, awayAnswersMs, recoveryMs }: Outage): string {
  return `    ${fault.padEnd(16)} ${describeMs(awayAnswersMs)}; back after ${Math.round(recoveryMs)} ms`;
}

/** Pure: how busy the machine was, which is no fault of the door and no merit. */
function loadLine({ loads }: Figures): string {
  return `Load of the machine: ${loads[0]?.toFixed(1) ?? '?'} at the beginning, ${Math.max(0, ...loads).toFixed(1)} at most, on ${availableParallelism()} cores.`;
}

/** Pure: the summary for the terminal, and whether everything held. */
export function report(outcome: Outcome): { text: string; isGood: boolean } {
  const { options, injected, figures, facts, violations, words } = outcome;
  const acknowledged = countAcknowledged(facts);
  const refusals = [...countRefusals(facts)].map(([status, count]) => `${count} × ${status || 'no answer'}`).join(', ');
  const notRun = injected.filter((one) => !one.injected.ran);
  const slow = findSlow(outcome);
  const isGood = violations.length === 0 && slow.length === 0 && facts.sent.length > 0;
  const lines = [
    '',
    `Faults: ${injected.length - notRun.length} of ${injected.length}${notRun.length > 0 ? `; not run: ${notRun.map(({ name, injected: { words: why } }) => `${name} (${why})`).join(', ')}` : ''}.`,
    `Sent: ${facts.sent.length} callbacks; ${acknowledged} requests acknowledged; refused: ${refusals || 'none'}.`,
    `Stored: ${facts.callbacks.length} callbacks, ${facts.requests.length} requests, ${facts.deliveries.length} deliveries, ${facts.attempts.length} attempts.`,
    `Compared with the right order: ${Object.keys(facts.ledger?.expected ?? {}).length} records.`,
    `Of one batch or transfer, the later after the answer to the earlier: ${orderedPairs(facts).length} pairs.`,
    `Database away, answers of the door: ${describeMs(figures.outages.flatMap(({ awayAnswersMs }) => awayAnswersMs))}.`,
    `Meanwhile, answers that need no database: ${describeMs(figures.outages.flatMap(({ idleAnswersMs }) => idleAnswersMs))}.`,
    `Database back, first acknowledgement after: ${describeMs(figures.outages.map(({ recoveryMs }) => recoveryMs))}.`,
    ...(options.short ? [] : figures.outages.map(outageLine)),
    loadLine(figures),
    ...slow.map((line) => `✗ ${line}`),
    ...violationLines(violations),
    `${violations.length} violations. Again: npm run test:chaos -- --seed ${options.seed}${options.short ? ' --short' : ` --minutes ${options.minutes}`}`,
    ...(isGood ? [] : ['', 'Last words of the programs:', words]),
  ];
  return { text: lines.join('\n'), isGood };
}
