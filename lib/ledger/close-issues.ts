import type { Transaction } from '@/lib/platform/db/transaction';
import type { IssueKind } from './issue-kinds';

const statement = `
update issues set state = 'resolved', closed_at = $3
where kind = $1 and subject = any($2::text[]) and state in ('open', 'acknowledged')`;

/** Resolves what is still live of `kind` about `subjects`: its cause is gone. */
export async function closeIssues(
  tx: Pick<Transaction, 'query'>,
  kind: IssueKind,
  subjects: readonly string[],
  at: Date,
): Promise<void> {
  if (subjects.length > 0) await tx.query(statement, [kind, subjects, at]);
}
