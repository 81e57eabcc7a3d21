import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { inTransaction } from '@/lib/platform/db/transaction';
import { AppError } from '@/lib/platform/errors';
import { lockIssue } from './change-issue';
import { readNote } from './read-note';
import { writeComment } from './write-comments';

/**
 * Says something about an issue, in whatever state it is; a comment is never changed. The audit holds that it was said, the
 * comment what. Throws `NotFoundError`, and `AppError('bad_request')` where nothing or too much is said.
 */
export async function commentIssue(ctx: ActorContext, { id, text }: { id: string; text: string }): Promise<void> {
  assertMay(ctx.actor, 'issues.work');
  const words = readNote(text);
  if (words === null) throw new AppError('bad_request', 'Nothing was said. Write the comment first.');
  await inTransaction(ctx.db.pool, async (tx) => {
    await lockIssue(tx, id);
    await writeComment(tx, ctx, id, words);
  });
}
