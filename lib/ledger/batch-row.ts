import { type Sql, sql } from '@/lib/platform/query/conditions';
import type { BatchSummary, BatchTotal } from './types';

/** A row as `batchColumnsSql` selects it. */
export type BatchRow = Omit<BatchSummary, 'openedAt' | 'settledAt' | 'updatedAt' | 'stateSince' | 'totals'> & {
  openedAt: Date;
  settledAt: Date | null;
  updatedAt: Date;
};

/** The columns of a list, of `batches b` joined with `accounts a`. */
export const batchColumnsSql: Sql = sql`
  b.id, b.provider, a.slug as account, b.batch_id as "batchId", b.status, b.terminal, b.outcome, b.conflicted,
  b.opened_at as "openedAt", b.settled_at as "settledAt", b.updated_at as "updatedAt", b.line_count as "lineCount",
  b.done_count as "doneCount", b.failed_count as "failedCount"`;

/** What a list's row does not hold of a batch. */
export interface BatchStanding {
  totals: BatchTotal[];
  /** Null: no change of it is on record. */
  stateSince: Date | null;
}

export function toBatchSummary(row: BatchRow, { totals, stateSince }: BatchStanding): BatchSummary {
  const { id, provider, account, batchId, status, terminal, outcome, conflicted } = row;
  const { lineCount, doneCount, failedCount } = row;
  return {
    ...{ id, provider, account, batchId, status, terminal, outcome, conflicted },
    openedAt: row.openedAt.toISOString(),
    settledAt: row.settledAt?.toISOString() ?? null,
    updatedAt: row.updatedAt.toISOString(),
    stateSince: (stateSince ?? row.openedAt).toISOString(),
    ...{ lineCount, doneCount, failedCount, totals },
  };
}
