import { z } from 'zod';
import type { LedgerRecord } from '@/lib/ledger/fold/fold-record';
import { addDetail, detailOf } from '@/lib/ledger/fold/news-values';
import { decodePrecedence, encodePrecedence } from '@/lib/ledger/fold/precedence';
import { arrayText } from '@/lib/platform/db/array-text';
import { outcomes } from '@/lib/providers/contract';

/** The columns that transfers, batches and sub-orders share. */
export interface RecordRow {
  status: string;
  rank: number;
  terminal: boolean;
  outcome: string;
  conflicted: boolean;
  detail: unknown;
  precedence: unknown;
  openedAt: Date;
  settledAt: Date | null;
}

const outcomeSchema = z.enum(outcomes);
const detailSchema = z.record(z.string(), z.string());

/** A row as the fold takes it; `columns` are its own fields, null ones left out. Throws where the row holds something else. */
export function recordOf(row: RecordRow, columns: Iterable<readonly [string, string | null]>): LedgerRecord {
  const values = new Map<string, string>();
  for (const [field, value] of columns) if (value !== null) values.set(field, value);
  addDetail(values, detailSchema.parse(row.detail));
  return {
    state: { status: row.status, rank: row.rank, terminal: row.terminal, outcome: outcomeSchema.parse(row.outcome) },
    conflicted: row.conflicted,
    fields: { values, precedence: decodePrecedence(row.precedence, values.keys()) },
    openedAt: row.openedAt,
    settledAt: row.settledAt,
  };
}

/** The columns that every kind of record has, in the order of `recordArrays` and `recordColumns`. */
export const recordNames = 'status, rank, terminal, outcome, conflicted, detail, precedence, opened_at, settled_at';

/** What a writing statement reads them from: its parameters from the second on, one array a column. */
export const recordArrays =
  '$2::text[], $3::smallint[], $4::boolean[], $5::text[], $6::boolean[], $7::jsonb[], $8::jsonb[], $9::timestamptz[], $10::timestamptz[]';

/** The inverse of `recordOf`, one array a column, without the fields that have a column of their own. */
export function recordColumns(records: readonly LedgerRecord[]): string[] {
  return [
    arrayText(records.map(({ state }) => state.status)),
    arrayText(records.map(({ state }) => state.rank)),
    arrayText(records.map(({ state }) => state.terminal)),
    arrayText(records.map(({ state }) => state.outcome)),
    arrayText(records.map(({ conflicted }) => conflicted)),
    arrayText(records.map(({ fields }) => JSON.stringify(detailOf(fields.values)))),
    arrayText(records.map(({ fields }) => JSON.stringify(encodePrecedence(fields.precedence)))),
    arrayText(records.map(({ openedAt }) => openedAt.toISOString())),
    arrayText(records.map(({ settledAt }) => settledAt?.toISOString() ?? null)),
  ];
}

/** One array for each of `fields`: what the records hold there, null where nothing. */
export function fieldColumns(records: readonly LedgerRecord[], fields: readonly string[]): string[] {
  return fields.map((field) => arrayText(records.map((record) => record.fields.values.get(field) ?? null)));
}
