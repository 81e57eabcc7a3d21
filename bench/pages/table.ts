import { targetsMs } from './pages';
import type { PageResults } from './results';

const grouped = new Intl.NumberFormat('en');

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Pure: how long answers took, as Markdown; the ratio is of the largest installation's median to the smallest's. */
export function pagesTable({ installations }: PageResults): string {
  const [smallest, largest] = [installations[0], installations.at(-1)];
  if (!smallest || !largest) return '';
  const head = [
    'p50 / p95 in ms',
    ...installations.map(({ callbacks }) => grouped.format(callbacks)),
    'ratio',
    'bound',
  ];
  const rows = Object.entries(largest.pages).map(([name, { kind, p50Ms }]) => {
    const base = smallest.pages[name]?.p50Ms;
    return [
      name,
      ...installations.map(({ pages }) => {
        const measured = pages[name];
        return measured ? `${measured.p50Ms} / ${measured.p95Ms}` : '—';
      }),
      base === undefined ? '—' : (p50Ms / base).toFixed(1),
      String(targetsMs[kind]),
    ];
  });
  return [row(head), row(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(row)].join('\n');
}

/** A table has a line of its own where it takes so much of the largest installation; the others share one. */
const shareOfOwnLine = 0.01;

/** Pure: bytes a callback, for people: what is there and less than one is no nothing. */
function bytesEach(bytes: number | undefined, callbacks: number): string {
  if (bytes === undefined) return '—';
  return bytes > 0 && bytes < callbacks ? '< 1' : String(Math.round(bytes / callbacks));
}

/** Pure: what a callback takes on disk with everything that became of it, as Markdown; the lines above the last come to it. */
export function diskTable({ installations }: PageResults): string {
  const largest = installations.at(-1);
  if (!largest) return '';
  const names = Object.entries(largest.tableBytes)
    .filter(([, bytes]) => bytes >= largest.databaseBytes * shareOfOwnLine)
    .sort(([, one], [, other]) => other - one)
    .map(([name]) => name);
  const head = ['bytes a callback', ...installations.map(({ callbacks }) => grouped.format(callbacks))];
  const rows = names.map((name) => [
    name,
    ...installations.map(({ tableBytes, callbacks }) => bytesEach(tableBytes[name], callbacks)),
  ]);
  const others = installations.map(({ tableBytes, databaseBytes, callbacks }) => {
    const named = names.reduce((sum, name) => sum + (tableBytes[name] ?? 0), 0);
    return bytesEach(databaseBytes - named, callbacks);
  });
  const all = installations.map(({ databaseBytes, callbacks }) => bytesEach(databaseBytes, callbacks));
  const lines = [...rows, ['all other tables, and the catalogue', ...others], ['everything', ...all]];
  return [row(head), row(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...lines.map(row)].join('\n');
}
