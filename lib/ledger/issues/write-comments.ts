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
