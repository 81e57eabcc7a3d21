import { onceFaults } from './once';
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

/** Pure: throughput of each side; ratios are of throughput, turn by turn in this very run. */
function reportTable(measured: readonly Measured[]): string {
  const results = new Map(measured.map(({ side, result }) => [side.id, result]));
  const head = [
    'side',
    'a second',
    'vs Fastify',
    'vs Express',
    'of 256 clients',
    'vs Fastify',
    'vs Express',
    'not 200',
    'answered',
    'stored',
    'MB at the end',
    'MB at most',
  ];
  const rows = measured.map(({ side, result }) => [
    side.label,
    String(result.closed.perSecond),
    ratio('perSecond', result, results.get('fastify')),
    ratio('perSecond', result, results.get('express')),
    String(result.crowd.perSecond),
    ratio('crowdPerSecond', result, results.get('fastify')),
    ratio('crowdPerSecond', result, results.get('express')),
    String(result.refused),
    String(result.acknowledged),
    String(result.stored),
    memoryText(result.memoryMb),
    memoryText(result.peakMb ?? {}),
  ]);
  return textTable([head, ...rows]);
}

/** Pure: within how many milliseconds so many of 100 were answered where requests came at a constant rate. */
function latencyTable(measured: readonly Measured[]): string {
  const head = ['answered within ms', 'half, at 500/s', '95 %', '99 %', 'half, in burst', '95 %', '99 %'];
  const rows = measured.map(({ side, result: { steady, burst } }) => [
    side.label,
    ...[steady, burst].flatMap(({ p50Ms, p95Ms, p99Ms }) => [p50Ms, p95Ms, p99Ms].map(String)),
  ]);
  return textTable([head, ...rows]);
}

/** Pure: all tables of the door's measurement, from throughput to whether it holds. */
export function doorTables(measured: readonly Measured[]): string[] {
  return [reportTable(measured), latencyTable(measured), onceTable(measured)];
}

/** Pure: whether each side kept what it acknowledged, once. */
function onceTable(measured: readonly Measured[]): string {
  const rows = measured.map(({ side, result: { acknowledged, stored, once } }) => {
    const { again, applied, storedTwice } = once;
    const faults = onceFaults({ acknowledged, stored, once });
    return [
      side.label,
      String(acknowledged),
      String(stored - storedTwice),
      String(storedTwice),
      `${again.callbacks}, ${again.requests} times`,
      String(again.acknowledged),
      `${again.storedOnce} of ${again.callbacks}`,
      applied ? `${applied.once} of ${applied.callbacks}` : '—',
      faults.length === 0 ? 'yes' : `NO: ${faults.join(', ')}`,
    ];
  });
  const head = [
    ...[
      'each callback once',
      'answered',
      'stored',
      'stored twice',
      'sent again',
      'answered 200',
      'of these stored once',
    ],
    ...['applied once', 'holds'],
  ];
  return textTable([head, ...rows]);
}
