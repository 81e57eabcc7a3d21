import type { ActorContext } from '@/lib/access/actor';
import { recordAudit } from '@/lib/access/record-audit';
import type { Transaction } from '@/lib/platform/db/transaction';

const statement = `
insert into issue_comments (issue_id, at, author_name, text)
select id, $2, $3, $4 from unnest($1::bigint[]) as id`;

/** The same words under each of the issues. */
export async function writeComments(
  tx: Pick<Transaction, 'query'>,
  issueIds: readonly string[],
  comment: { at: Date; authorName: string; text: string },
): Promise<void> {
  await tx.query(statement, [issueIds, comment.at, comment.authorName, comment.text]);
}

/** A comment for its own sake under one issue, with its audit: that something was said; what, the comment holds. */
export async function writeComment(
  tx: Transaction,
  { actor, clock }: Pick<ActorContext, 'actor' | 'clock'>,
  id: string,
  text: string,
): Promise<void> {
  await writeComments(tx, [id], { at: clock.now(), authorName: actor.name, text });
  await recordAudit(tx, actor, { action: 'issue.commented', subject: `issue:${id}` });
}
