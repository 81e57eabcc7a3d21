import type { Transaction } from '@/lib/platform/db/transaction';
import { issueVerbRules } from './issue-state';

const statement = `
select distinct i.id from issues i
join audit_entries a on a.subject = 'issue:' || i.id
where i.id = any($1::bigint[]) and a.at > $2
  and (a.action = 'issue.assigned'
    or (a.action = $3 and a.actor_kind = 'person' and a.actor_id = i.owner_id::text))`;

/**
 * Which of the locked issues `ids` got another owner after `since`, by the audit: given to somebody or nobody, or taken by whoever
 * acknowledged them. A statement of its own, so that it sees what a lock was waited for.
 */
export async function takenSince(
  tx: Pick<Transaction, 'query'>,
  ids: readonly string[],
  since: Date,
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await tx.query<{ id: string }>(statement, [ids, since, issueVerbRules.acknowledge.action]);
  return new Set(rows.map(({ id }) => id));
}
