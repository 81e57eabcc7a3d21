import type { IssueSummary } from '@/lib/ledger/types';

/** A row of the list: an issue without its evidence, which its own page shows and which is as long as all the rest. */
export type IssueRow = Omit<IssueSummary, 'detail' | 'expected' | 'actual' | 'difference' | 'callbackId'>;

/** Pure: what the browser gets of an issue to draw its row. */
export function issueRow({ detail, expected, actual, difference, callbackId, ...row }: IssueSummary): IssueRow {
  return row;
}
