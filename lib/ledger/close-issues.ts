import type { Transaction } from '@/lib/platform/db/transaction';
import type { IssueKind } from './issue-kinds';

// In the order of ids, as everybody who locks several: two that close and raise at once wait for each other and never deadlock.
const statement = `
with live as (
  select id from issues
  where kind = $1 and subject = any($2::text[]) and state in ('open', 'acknowledged')
  order by id
  for update
)
update issues i set state = 'resolved', closed_at = $3 from live where i.id = live.id`;

/** Resolves what is still live of `kind` about `subjects`: its cause is gone. */
export async function closeIssues(
  tx: Pick<Transaction, 'query'>,
  kind: IssueKind,
  subjects: readonly string[],
  at: Date,
): Promise<void> {
  if (subjects.length > 0) await tx.query(statement, [kind, subjects, at]);
}
