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

/** Pure: what a callback takes on disk with everything that became of it, as Markdown. */
export function diskTable({ installations }: PageResults): string {
  const names = [...new Set(installations.flatMap(({ tableBytes }) => Object.keys(tableBytes)))];
  const head = ['bytes a callback', ...installations.map(({ callbacks }) => grouped.format(callbacks))];
  const rows = names.map((name) => [
    name,
    ...installations.map(({ tableBytes, callbacks }) => String(Math.round((tableBytes[name] ?? 0) / callbacks))),
  ]);
  const all = [
    'everything',
    ...installations.map(({ databaseBytes, callbacks }) => String(Math.round(databaseBytes / callbacks))),
  ];
  return [row(head), row(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...[...rows, all].map(row)].join(
    '\n',
  );
}
