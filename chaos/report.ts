import type { FaultName } from './faults/faults';
import type { Injected } from './faults/world';
import { describeMs, type Figures, percentile } from './figures';
import type { ChaosOptions } from './options';
import type { Facts } from './oracle/facts';
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
/** How soon the door says 503 while Postgres is away (19 of 20 answers), beyond what any answer takes on this machine meanwhile. */
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
  const idle = percentile(figures.idleAnswersMs, 0.95) ?? 0;
  const away = Math.max(0, (percentile(figures.awayAnswersMs, 0.95) ?? 0) - idle);
  const recovery = percentile(figures.recoveriesMs, 1) ?? 0;
  return [
    ...(away > awayAnswerMsMax
      ? [`While Postgres was away the door took ${Math.round(away)} ms longer than any answer to say so.`]
      : []),
    ...(recovery > recoveryMsMax
      ? [`After Postgres was back the door took ${Math.round(recovery)} ms to take callbacks.`]
      : []),
  ];
}

/** Pure: the summary for the terminal, and whether everything held. */
export function report(outcome: Outcome): { text: string; isGood: boolean } {
  const { options, injected, figures, facts, violations, words } = outcome;
  const acknowledged = facts.sent.reduce((sum, one) => sum + one.acknowledged, 0);
  const refused = new Map<number, number>();
  for (const status of facts.sent.flatMap(({ refusals }) => refusals))
    refused.set(status, (refused.get(status) ?? 0) + 1);
  const refusals = [...refused].map(([status, count]) => `${count} × ${status || 'no answer'}`).join(', ');
  const notRun = injected.filter((one) => !one.injected.ran);
  const slow = findSlow(outcome);
  const isGood = violations.length === 0 && slow.length === 0 && facts.sent.length > 0;
  const lines = [
    '',
    `Faults: ${injected.length - notRun.length} of ${injected.length}${notRun.length > 0 ? `; not run: ${notRun.map(({ name, injected: { words: why } }) => `${name} (${why})`).join(', ')}` : ''}.`,
    `Sent: ${facts.sent.length} callbacks; ${acknowledged} requests acknowledged; refused: ${refusals || 'none'}.`,
    `Stored: ${facts.callbacks.length} callbacks, ${facts.requests.length} requests, ${facts.deliveries.length} deliveries, ${facts.attempts.length} attempts.`,
    `Compared with the right order: ${Object.keys(facts.ledger?.expected ?? {}).length} records.`,
    `Database away, answers of the door: ${describeMs(figures.awayAnswersMs)}.`,
    `Meanwhile, answers that need no database: ${describeMs(figures.idleAnswersMs)}.`,
    `Database back, first acknowledgement after: ${describeMs(figures.recoveriesMs)}.`,
    ...slow.map((line) => `✗ ${line}`),
    ...violationLines(violations),
    `${violations.length} violations. Again: npm run test:chaos -- --seed ${options.seed}${options.short ? ' --short' : ` --minutes ${options.minutes}`}`,
    ...(isGood ? [] : ['', 'Last words of the programs:', words]),
  ];
  return { text: lines.join('\n'), isGood };
}
