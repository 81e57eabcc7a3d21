import { withBetween } from '@/bench/between-marks';
import { memoryText } from '@/bench/process-memory';
import { textTable } from '@/bench/report';
import type { BehindResult, BehindResults } from './results';

function searchedLater({ unsearched, searchedPerSecond }: BehindResult): string {
  return searchedPerSecond === null ? String(unsearched) : `${unsearched}, ${searchedPerSecond} a second`;
}

function row(what: string, result: BehindResult): string[] {
  const { perSecond, tenths, lastToFirst, drained, workerMicroseconds, postgresMicroseconds, door } = result;
  return [
    what,
    String(perSecond),
    `${tenths[0] ?? 0} → ${tenths.at(-1) ?? 0}`,
    lastToFirst === null ? '—' : `${lastToFirst} ×`,
    drained ? 'yes' : 'no',
    searchedLater(result),
    `${workerMicroseconds ?? '—'} + ${postgresMicroseconds ?? '—'} µs`,
    `${door.p99Ms} ms`,
    memoryText(result.memoryMb),
  ];
}

/** Pure: the table that `npm run bench:behind` prints. */
export function behindTable({ applied, delivered }: BehindResults): string {
  const head = [
    'behind the door',
    'a second',
    'first → last tenth',
    'last ÷ first third',
    'drained',
    'searched later',
    'CPU each, worker + Postgres',
    'door p99',
    'MB',
  ];
  return textTable([head, row('applied', applied), row('applied and delivered', delivered)]);
}

/** Pure: `document` with the table of what was measured behind the door. */
export function withBehindTable(document: string, results: BehindResults): string {
  const { measuredAt, machine, options } = results;
  const { backlog, seconds, doorPerSecond } = options;
  const many = backlog.toLocaleString('en-US');
  const where = `${measuredAt.slice(0, 10)}, ${machine.cores} cores (${machine.cpu ?? 'unknown'}), Node ${machine.node}, load ${machine.load.toFixed(1)} before it began; ${many} waiting, ${seconds} seconds at most, ${doorPerSecond} a second at the door meanwhile.`;
  return withBetween(document, 'bench/behind.json', `${where}\n\n\`\`\`\n${behindTable(results)}\n\`\`\``);
}
