import type { IssueSummary } from '@/lib/ledger/types';

/** A row of the list: what is drawn of an issue, and what moves in it. Its evidence is as long as all the rest, and on its own page. */
export type IssueRow = Pick<
  IssueSummary,
  | ('id' | 'provider' | 'account' | 'kind' | 'title' | 'seenCount' | 'valueAtRisk' | 'owner')
  | ('subject' | 'recordKey' | 'batchId' | 'transferId' | 'lineKey')
  | ('state' | 'openedAt' | 'lastSeenAt' | 'acknowledgedAt' | 'closedAt' | 'closedBy')
>;

/** Pure: what the browser gets of an issue to draw its row. By name, so that nothing of an issue gets there unasked. */
export function issueRow(issue: IssueSummary): IssueRow {
  const { id, provider, account, kind, title, seenCount, valueAtRisk, owner } = issue;
  const { subject, recordKey, batchId, transferId, lineKey } = issue;
  const { state, openedAt, lastSeenAt, acknowledgedAt, closedAt, closedBy } = issue;
  return {
    ...{ id, provider, account, kind, title, seenCount, valueAtRisk, owner },
    ...{ subject, recordKey, batchId, transferId, lineKey },
    ...{ state, openedAt, lastSeenAt, acknowledgedAt, closedAt, closedBy },
  };
}
