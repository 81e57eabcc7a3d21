import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { inTransaction } from '@/lib/platform/db/transaction';
import { AppError } from '@/lib/platform/errors';
import { lockIssue } from './change-issue';
import { isLive, stateWords } from './issue-state';
import { readNote } from './read-note';
import { readOwner } from './read-owner';
import { writeComment } from './write-comments';
import { writeOwner } from './write-owner';

export interface IssueAssignment {
  id: string;
  /** Null: it is nobody's again. */
  ownerId: string | null;
  /** Whose it was when the asker looked; left out: whoever's. */
  seenOwnerId?: string | null | undefined;
  /** Said about it: becomes a comment. */
  note?: string | null;
}

/**
 * Gives a live issue to somebody who may work on issues; whose it is already it stays, and what is said is kept all the same. Throws `NotFoundError`, `AppError('bad_request')` for whoever may not,
 * and `AppError('conflict')` where it is closed, or somebody else's by now than the asker saw.
 */
export async function assignIssue(
  ctx: ActorContext,
  { id, ownerId, seenOwnerId, note }: IssueAssignment,
): Promise<void> {
  assertMay(ctx.actor, 'issues.work');
  const words = readNote(note);
  await inTransaction(ctx.db.pool, async (tx) => {
    const held = await lockIssue(tx, id);
    if (!isLive(held.state)) {
      throw new AppError('conflict', `Issue ${id} ${stateWords(held)}; open it again before you give it to somebody.`);
    }
    if (seenOwnerId !== undefined && seenOwnerId !== held.ownerId) {
      throw new AppError(
        'conflict',
        `Issue ${id} was given to somebody else since you looked at it. Nothing was changed.`,
      );
    }
    if (held.ownerId !== ownerId) {
      await writeOwner(tx, ctx, { issues: [held], owner: await readOwner(tx, ownerId), note: words });
    } else if (words !== null) await writeComment(tx, ctx, id, words);
  });
}
