import type { IssueState } from '@/lib/ledger/issue-kinds';
import type { Transaction } from '@/lib/platform/db/transaction';

/** The newest issue of one account, kind and subject, whatever became of it. */
export interface LatestIssue {
  id: string;
  accountId: string;
  kind: string;
  subject: string;
  recordKey: string | null;
  state: IssueState;
  /** Null: it is live, or its cause went away by itself. */
  closedBy: string | null;
  expected: string | null;
  actual: string | null;
}

const statement = `
select distinct on (i.account_id, i.kind, i.subject) i.id::text, i.account_id::text as "accountId", i.kind, i.subject,
  i.record_key as "recordKey", i.state, i.closed_by as "closedBy", i.expected, i.actual
from issues i
where i.record_key = any($1::text[]) or (i.kind = 'never_seen' and i.subject = any($2::text[]))
order by i.account_id, i.kind, i.subject, i.id desc`;

/** The newest issues about `recordKeys` (a batch's lines included) and about words and fields never seen before. */
export async function readLatestIssues(
  tx: Transaction,
  recordKeys: readonly string[],
  neverSeen: readonly string[],
): Promise<LatestIssue[]> {
  if (recordKeys.length === 0 && neverSeen.length === 0) return [];
  const { rows } = await tx.query<LatestIssue>(statement, [recordKeys, neverSeen]);
  return rows;
}
