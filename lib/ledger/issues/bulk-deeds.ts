import type { ActorContext } from '@/lib/access/actor';
import type { IssueState } from '@/lib/ledger/issue-kinds';
import type { Transaction } from '@/lib/platform/db/transaction';
import { type IssueVerb, isLive, issueVerbRules } from './issue-state';
import { readNote } from './read-note';
import { readOwner } from './read-owner';
import { writeOwner } from './write-owner';
import { type HeldIssue, writeState } from './write-state';

/** What is done to many issues at once. */
export type BulkAction =
  | { do: IssueVerb; note?: string | null | undefined }
  /** Null: they are nobody's again. */
  | { do: 'assign'; ownerId: string | null };

/** A bulk action made ready: which issues it fits, and how it is written to those of them that are locked. */
export interface BulkDeed {
  fits: (held: { state: IssueState; ownerId: string | null }) => boolean;
  write: (tx: Pick<Transaction, 'query'>, issues: readonly HeldIssue[]) => Promise<void>;
}

/** Makes `action` ready. Throws `AppError('bad_request')` for a note that is too long or an owner who may not work on issues. */
export async function bulkDeed(ctx: ActorContext, action: BulkAction): Promise<BulkDeed> {
  if (action.do === 'assign') {
    const owner = await readOwner(ctx.db.pool, action.ownerId);
    return {
      fits: ({ state, ownerId }) => isLive(state) && ownerId !== (owner?.id ?? null),
      write: (tx, issues) => writeOwner(tx, ctx, { issues, owner }),
    };
  }
  const note = readNote(action.note);
  const { from } = issueVerbRules[action.do];
  return {
    fits: ({ state }) => from.includes(state),
    write: (tx, issues) => writeState(tx, ctx, action.do, { issues, note }),
  };
}
