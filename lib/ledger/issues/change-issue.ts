import type { ActorContext } from '@/lib/access/actor';
import type { IssueState } from '@/lib/ledger/issue-kinds';
import { inTransaction, type Transaction } from '@/lib/platform/db/transaction';
import { AppError, NotFoundError } from '@/lib/platform/errors';
import { nudge } from '@/lib/platform/nudge';
import { rowIdPattern, type Sql, sql } from '@/lib/platform/query/conditions';
import { decideIssueChange, type IssueVerb, issueVerbRules, stateWords } from './issue-state';
import { readNote } from './read-note';
import { isTakenAgain, takenAgain } from './taken-again';
import { type HeldIssue, writeState } from './write-state';

/** One issue to change. */
export interface IssueChange {
  id: string;
  /** The state that the asker saw; where the issue is in another by now, nothing is changed. */
  seen?: IssueState | null;
  /** Said about it: becomes a comment. */
  note?: string | null;
}

/** "There is no issue …", for every verb that is given one. */
export function noSuchIssue(id: string): NotFoundError {
  return new NotFoundError(`There is no issue ${id.slice(0, 40)}.`);
}

const locked = (id: string): Sql => sql`
  select i.id, i.state, i.closed_by as "closedBy", i.closed_at as "closedAt", i.owner_id as "ownerId"
  from issues i where i.id = ${id}::bigint for update`;

/** The issue's row, locked for the transaction. Throws `NotFoundError`. */
export async function lockIssue(tx: Transaction, id: string): Promise<HeldIssue> {
  if (!rowIdPattern.test(id)) throw noSuchIssue(id);
  const { rows } = await tx.query<HeldIssue>(locked(id));
  const [issue] = rows;
  if (!issue) throw noSuchIssue(id);
  return issue;
}

/**
 * Does `verb` to one issue under its lock, with the audit in the same transaction. Throws `NotFoundError`, and
 * `AppError('conflict')` where it is no longer as it was seen, or in a state that does not allow it: nothing is changed then.
 */
export async function changeIssue(
  ctx: ActorContext,
  verb: IssueVerb,
  { id, seen = null, note }: IssueChange,
): Promise<void> {
  const words = readNote(note);
  try {
    await inTransaction(ctx.db.pool, async (tx) => {
      const held = await lockIssue(tx, id);
      const decision = decideIssueChange(verb, held.state, seen);
      switch (decision.outcome) {
        case 'changes':
          return writeState(tx, ctx, verb, { issues: [held], note: words });
        case 'stale':
          throw new AppError(
            'conflict',
            `Issue ${id} ${stateWords(held)} since you looked at it. Nothing was changed; look again.`,
          );
        case 'not_possible':
          throw new AppError(
            'conflict',
            `Issue ${id} ${stateWords(held)}; it cannot be ${issueVerbRules[verb].action.slice('issue.'.length)} now.`,
          );
      }
    });
  } catch (error) {
    throw isTakenAgain(error) ? await takenAgain(ctx, id) : error;
  }
  nudge('records');
}
