import { withBetween } from '@/bench/between-marks';
import { memoryText } from '@/bench/process-memory';
import { textTable } from '@/bench/report';
import type { BehindResult, BehindResults, BehindRun } from './results';

function searchedLater({ unsearched, searchedPerSecond }: BehindResult): string {
  return searchedPerSecond === null ? String(unsearched) : `${unsearched}, ${searchedPerSecond} a second`;
}

function microseconds(worker: number | null | undefined, postgres: number | null | undefined): string {
  const isKnown = typeof worker === 'number' || typeof postgres === 'number';
  return isKnown ? `${worker ?? '—'} + ${postgres ?? '—'} µs` : '—';
}

function row(what: string, result: BehindResult): string[] {
  const { perSecond, drained, door } = result;
  return [
    what,
    String(perSecond),
    drained ? `in ${Math.round(result.seconds)} s` : 'no',
    searchedLater(result),
    microseconds(result.workerMicroseconds, result.postgresMicroseconds),
    microseconds(result.searchedWorkerMicroseconds, result.searchedPostgresMicroseconds),
    `${door.p99Ms} ms`,
    memoryText(result.memoryMb),
    memoryText(result.peakMb ?? {}),
  ];
}

/** Pure: what a run came to. */
function runTable({ applied, delivered }: BehindRun): string {
  const head = [
    ...[
      'behind the door',
      'a second',
      'drained',
      'searched later',
      'CPU each, worker + Postgres',
      'CPU of search each',
    ],
    ...['door p99', 'MB at the end', 'MB at most'],
  ];
  return textTable([head, row('applied', applied), row('applied and delivered', delivered)]);
}

function tenthsRow(what: string, { tenths, lastToFirst }: BehindResult): string[] {
  return [what, ...tenths.map(String), lastToFirst === null ? '—' : `${lastToFirst} ×`];
}

/** Pure: how fast each tenth of the time was: whether what waits, or what has grown meanwhile, slows it down. */
function tenthsTable({ applied, delivered }: BehindRun): string {
  const places = applied.tenths.map((_, place) => String(place + 1));
  return textTable([
    ['a second in each tenth of the time', ...places, 'last ÷ first third'],
    tenthsRow('applied', applied),
    tenthsRow('applied and delivered', delivered),
  ]);
}

/** Pure: the tables that `npm run bench:behind` prints. */
export function behindTables(run: BehindRun): string {
  return `${runTable(run)}\n\n${tenthsTable(run)}`;
}

function runText(run: BehindRun): string {
  const { measuredAt, machine, options } = run;
  const { backlog, seconds, doorPerSecond } = options;
  const many = backlog.toLocaleString('en-US');
  const where = `${measuredAt.slice(0, 10)}, ${machine.cores} cores (${machine.cpu ?? 'unknown'}), Node ${machine.node}, load ${machine.load.toFixed(1)} before it began; ${many} waiting, ${seconds} seconds at most, ${doorPerSecond} a second at the door meanwhile.`;
  return `${where}\n\n\`\`\`\n${behindTables(run)}\n\`\`\``;
}

/** Pure: `document` with the tables of what was measured behind the door, a large backlog below the usual one. */
export function withBehindTable(document: string, results: BehindResults): string {
  const runs = results.large ? [results, results.large] : [results];
  return withBetween(document, 'bench/behind.json', runs.map(runText).join('\n\n'));
}
