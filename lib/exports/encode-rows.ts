import type { ZonedClock } from '@/lib/platform/time-zone/zoned-clock';
import { toJsonText } from '@/lib/providers/exact-json-text';
import type { ColumnKind, Columns, ExportItem } from './columns';
import { csvByteOrderMark, csvDecimal, csvLineEnd, csvText } from './csv';
import type { ListFormat } from './types';

export interface RowEncoder {
  /** What the file begins with; empty for JSON Lines. */
  head: string;
  /** One line with its end. */
  line(item: ExportItem): string;
}

export interface CsvOptions {
  /** A further column for each instant; null: UTC alone. */
  clock: ZonedClock | null;
  byteOrderMark: boolean;
}

function plainText(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function cells(kind: ColumnKind, value: unknown, clock: ZonedClock | null): string[] {
  const absent = value === null || value === undefined;
  switch (kind) {
    case 'text':
    case 'json':
      return [absent ? '' : csvText(plainText(value))];
    case 'decimal':
      return [absent ? '' : csvDecimal(plainText(value))];
    case 'instant': {
      const text = absent ? '' : plainText(value);
      if (!clock) return [text];
      return [text, absent ? '' : clock.textOf(new Date(text))];
    }
  }
}

function csvEncoder(columns: Columns, { clock, byteOrderMark }: CsvOptions): RowEncoder {
  const all = Object.entries(columns);
  const names = all.flatMap(([name, kind]) =>
    kind === 'instant' && clock ? [`${name} (UTC)`, `${name} (${clock.zone})`] : [name],
  );
  const lineOf = (fields: readonly string[]) => fields.join(',') + csvLineEnd;
  return {
    head: (byteOrderMark ? csvByteOrderMark : '') + lineOf(names.map(csvText)),
    line: (item) => lineOf(all.flatMap(([name, kind]) => cells(kind, Reflect.get(item, name), clock))),
  };
}

/** Pure: how rows of a list are written. JSON Lines hold each row as the API's list has it; CSV has a line of names first. */
export function rowEncoder(format: ListFormat, columns: Columns, options: CsvOptions): RowEncoder {
  if (format === 'csv') return csvEncoder(columns, options);
  return { head: '', line: (item) => `${toJsonText(item)}\n` };
}
