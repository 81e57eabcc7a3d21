import type { BehindResult, BehindResults } from '@/bench/behind/results';
import { withBetween } from '@/bench/between-marks';
import type { DoorResults } from '@/bench/door-document';
import type { PageResults } from '@/bench/pages/results';
import { largestMemory, type Memory } from '@/bench/process-memory';

/** All that was recorded of one machine. */
export interface Recorded {
  door: DoorResults;
  behind: BehindResults;
  pages: PageResults;
}

const sources = 'bench/results.json, bench/behind.json and bench/pages.json';

type Cpu = readonly [words: string, process: number | null, postgres: number | null, both: number];

function cpuRow(words: string, process: number | null | undefined, postgres: number | null | undefined): Cpu[] {
  return typeof process === 'number' && typeof postgres === 'number'
    ? [[words, process, postgres, process + postgres]]
    : [];
}

/** All processors over what is taken: an upper bound, for they did nothing else but to make that load. */
function doorRow({ machine, sides }: DoorResults): Cpu[] {
  const perSecond = sides.door?.closed.perSecond;
  if (!perSecond) return [];
  const words = 'taken at the door, with the load that brings it, at most';
  return [[words, null, null, Math.round((machine.cores * 1_000_000) / perSecond)]];
}

function beyond(all: number | null, part: number | null): number | null {
  return all === null || part === null ? null : all - part;
}

function cpuRows({ door, behind: { applied, delivered } }: Recorded): Cpu[] {
  return [
    ...doorRow(door),
    ...cpuRow('applied', applied.workerMicroseconds, applied.postgresMicroseconds),
    ...cpuRow('made searchable', applied.searchedWorkerMicroseconds, applied.searchedPostgresMicroseconds),
    ...cpuRow(
      'delivered to one destination',
      beyond(delivered.workerMicroseconds, applied.workerMicroseconds),
      beyond(delivered.postgresMicroseconds, applied.postgresMicroseconds),
    ),
  ];
}

type Taken = { memoryMb: Memory; peakMb: Memory | null };

/** The most of each program in everything that was recorded, and whether that is the peak of each. */
function memoryOfAll({ door, behind, pages }: Recorded): { memory: Memory; isPeak: boolean } {
  const runs: BehindResult[] = [behind, ...(behind.large ? [behind.large] : [])].flatMap((run) => [
    run.applied,
    run.delivered,
  ]);
  const own = ['door', 'door-applying'].flatMap((id): Taken[] => (door.sides[id] ? [door.sides[id]] : []));
  const all: Taken[] = [...own, ...runs, ...pages.installations];
  const peaks = all.flatMap(({ peakMb }) => (peakMb ? [peakMb] : []));
  const isPeak = peaks.length === all.length;
  return { memory: largestMemory(isPeak ? peaks : all.map(({ memoryMb }) => memoryMb)), isPeak };
}

const kilobytes = (bytes: number) => `${(bytes / 1_000).toFixed(1)} KB`;

/** What a callback of the largest installation takes, with the bytes of requests and attempts where all are kept, and without them. */
function diskRows({ installations }: PageResults): string[] {
  const largest = installations.at(-1);
  if (!largest) return [];
  const { callbacks, databaseBytes, tableBytes, withBytes } = largest;
  const ofBytes = (tableBytes.requests ?? 0) + (tableBytes.attempts ?? 0);
  const without = (databaseBytes - ofBytes) / callbacks;
  return [
    `| as it was filled | ${kilobytes(databaseBytes / callbacks)} |`,
    `| without the bytes of its requests and attempts | ${kilobytes(without)} |`,
    ...(withBytes ? [`| with them | ${kilobytes(without + ofBytes / withBytes)} |`] : []),
  ];
}

/** Pure: what one callback costs and what the processes take, as Markdown. */
export function sizingText(recorded: Recorded): string {
  const rows = cpuRows(recorded);
  const sum = rows.reduce((all, [, , , both]) => all + both, 0);
  const { memory, isPeak } = memoryOfAll(recorded);
  const millions = ((recorded.pages.installations.at(-1)?.callbacks ?? 0) / 1_000_000).toFixed(1);
  const cell = (value: number | null) => (value === null ? '' : String(value));
  return [
    '| CPU of one callback in µs | process | Postgres | both |',
    '| --- | ---: | ---: | ---: |',
    ...rows.map(([words, process, postgres, both]) => `| ${words} | ${cell(process)} | ${cell(postgres)} | ${both} |`),
    `| all of it | | | ${sum} |`,
    '',
    `| memory in MB, ${isPeak ? 'the most that was ever taken' : 'when what was measured had ended'} | |`,
    '| --- | ---: |',
    ...['server', 'screens', 'worker'].map((program) => `| ${program} | ${memory[program] ?? '—'} |`),
    '',
    `| disk a callback, of ${millions} million | |`,
    '| --- | ---: |',
    ...diskRows(recorded.pages),
  ].join('\n');
}

/** Pure: `document` with what callbacks cost by what was recorded. */
export function withSizing(document: string, recorded: Recorded): string {
  return withBetween(document, sources, sizingText(recorded));
}
