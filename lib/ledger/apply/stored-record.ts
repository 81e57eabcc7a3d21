import { z } from 'zod';
import type { LedgerRecord } from '@/lib/ledger/fold/fold-record';
import { addDetail } from '@/lib/ledger/fold/news-values';
import { decodePrecedence, encodePrecedence } from '@/lib/ledger/fold/precedence';
import { type Outcome, outcomes } from '@/lib/providers/contract';

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

/** What the writing statements read from JSON for every kind of record. */
export interface RecordColumns {
  status: string;
  rank: number;
  terminal: boolean;
  outcome: Outcome;
  conflicted: boolean;
  precedence: unknown;
  opened_at: Date;
  settled_at: Date | null;
}

/** The inverse of `recordOf`, without the fields that have a column of their own. */
export function recordColumns(record: LedgerRecord): RecordColumns {
  const { state, conflicted, fields, openedAt, settledAt } = record;
  return {
    ...state,
    conflicted,
    precedence: encodePrecedence(fields.precedence),
    opened_at: openedAt,
    settled_at: settledAt,
  };
}
