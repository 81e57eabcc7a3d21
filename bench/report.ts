import { memoryText } from './process-memory';
import { ratioByTurns, type SideResult } from './side-result';
import type { Side } from './sides/sides';

export interface Measured {
  side: Side;
  result: SideResult;
}

function cells(row: readonly string[], widths: readonly number[]): string {
  return row
    .map((cell, index) => (index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0)))
    .join('  ');
}

/** Pure: rows as a table of aligned text, the first row its head. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const [head = [], ...body] = rows;
  return [
    cells(head, widths),
    widths.map((width) => '-'.repeat(width)).join('  '),
    ...body.map((row) => cells(row, widths)),
  ].join('\n');
}

type Loop = 'perSecond' | 'crowdPerSecond';

function ratio(loop: Loop, side: SideResult, base: SideResult | undefined): string {
  const value = ratioByTurns(side[loop], base?.[loop]);
  return value === null ? '—' : `${value.toFixed(2)} ×`;
}

/** Pure: the table that `npm run bench` prints; ratios are of throughput, turn by turn in this very run. */
export function reportTable(measured: readonly Measured[]): string {
  const results = new Map(measured.map(({ side, result }) => [side.id, result]));
  const head = [
    'side',
    'a second',
    'vs Fastify',
    'vs Express',
    'of 256 clients',
    'vs Fastify',
    'vs Express',
    'p99 at 500/s',
    'p99 in burst',
    'not 200',
    'answered',
    'stored',
    'MB',
  ];
  const rows = measured.map(({ side, result }) => [
    side.label,
    String(result.closed.perSecond),
    ratio('perSecond', result, results.get('fastify')),
    ratio('perSecond', result, results.get('express')),
    String(result.crowd.perSecond),
    ratio('crowdPerSecond', result, results.get('fastify')),
    ratio('crowdPerSecond', result, results.get('express')),
    `${result.steady.p99Ms} ms`,
    `${result.burst.p99Ms} ms`,
    String(result.refused),
    String(result.acknowledged),
    String(result.stored),
    memoryText(result.memoryMb),
  ]);
  return textTable([head, ...rows]);
}
