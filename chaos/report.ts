import { availableParallelism } from 'node:os';
import type { FaultName } from './faults/faults';
import type { Injected } from './faults/world';
import { awayAnswersMs, describeMs, type Figures, idleAnswersMs, percentile, timingOf } from './figures';
import type { ChaosOptions } from './options';
import type { Answer, Facts, OutageFact } from './oracle/facts';
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

/** Pure: of one fault, where one answer in four was too slow, as those of one of two servers are; among all answers they could be few. */
function slowUnder(outage: OutageFact): string[] {
  const away = (percentile(awayAnswersMs(outage), 0.75) ?? 0) - (percentile(idleAnswersMs(outage), 0.75) ?? 0);
  if (away <= awayAnswerMsMax) return [];
  return [`${outage.fault}: one answer in four took ${Math.round(away)} ms longer than those that need no database.`];
}

/** Pure: what was too slow, or never measured; nothing is timed in a short run. */
function findSlow({ options, figures }: Outcome): string[] {
  if (options.short) return [];
  const { awayP95Ms, idleP95Ms, recoveryMaxMs } = timingOf(figures);
  if (awayP95Ms === null || recoveryMaxMs === null)
    return ['How soon the door says that the database is away was not seen.'];
  const away = awayP95Ms - (idleP95Ms ?? 0);
  return [
    ...(away > awayAnswerMsMax
      ? [`While the database was away the door took ${away} ms longer than any answer to say so.`]
      : []),
    ...figures.outages.flatMap(slowUnder),
    ...(recoveryMaxMs > recoveryMsMax
      ? [`After the database was back the door took ${recoveryMaxMs} ms to take callbacks.`]
      : []),
  ];
}

/** Pure: how often what came of a request that was not acknowledged. */
export function countRefusals({ sent }: Pick<Facts, 'sent'>): Map<Answer, number> {
  const counts = new Map<Answer, number>();
  for (const { answer } of sent.flatMap(({ refusals }) => refusals)) counts.set(answer, (counts.get(answer) ?? 0) + 1);
  return counts;
}

/** Pure: requests that were acknowledged. */
export function countAcknowledged({ sent }: Pick<Facts, 'sent'>): number {
  return sent.reduce((sum, { acknowledged }) => sum + acknowledged, 0);
}

function outageLine(outage: OutageFact): string {
  const back = `back after ${Math.round(outage.recoveryMs)} ms`;
  return `    ${outage.fault.padEnd(16)} ${describeMs(awayAnswersMs(outage))}; ${back}`;
}

/** Pure: how busy the machine was, which is no fault of the door and no merit. */
function loadLine({ loads }: Figures): string {
  return `Load of the machine: ${loads[0]?.toFixed(1) ?? '?'} at the beginning, ${Math.max(0, ...loads).toFixed(1)} at most, on ${availableParallelism()} cores.`;
}

/** Pure: the summary for the terminal, and whether everything held. */
export function report(outcome: Outcome): { text: string; isGood: boolean } {
  const { options, injected, figures, facts, violations, words } = outcome;
  const acknowledged = countAcknowledged(facts);
  const refusals = [...countRefusals(facts)].map(([answer, count]) => `${count} × ${answer}`).join(', ');
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
    `Database away, answers of the door: ${describeMs(figures.outages.flatMap(awayAnswersMs))}.`,
    `Meanwhile, answers that need no database: ${describeMs(figures.outages.flatMap(idleAnswersMs))}.`,
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
