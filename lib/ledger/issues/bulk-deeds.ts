import type { ActorContext } from '@/lib/access/actor';
import type { IssueState } from '@/lib/ledger/issue-kinds';
import type { Transaction } from '@/lib/platform/db/transaction';
import { type Sql, sql } from '@/lib/platform/query/conditions';
import { type IssueVerb, isLive, issueVerbRules, liveStates } from './issue-state';
import { readNote } from './read-note';
import { readOwner } from './read-owner';
import { type SeenOwners, takenSince } from './taken-since';
import { writeOwner } from './write-owner';
import { type HeldIssue, writeState } from './write-state';

/** What is done to many issues at once. */
export type BulkAction =
  | { do: IssueVerb; note?: string | null | undefined }
  /** `ownerId` null: they are nobody's again. `seen`: what is somebody else's by now is left out; absent: whoever's they are. */
  | { do: 'assign'; ownerId: string | null; note?: string | null | undefined; seen?: SeenOwners };

/** A bulk action made ready: which issues it fits, and how it is written to those of them that are locked. */
export interface BulkDeed {
  /** The same as `fits`, over `issues i`: what is done already is not looked at again by the next call. */
  fitting: Sql;
  fits: (held: { state: IssueState; ownerId: string | null }) => boolean;
  /** Which of those that are locked changed hands since the asker looked; null: the asker did not say what they saw. */
  taken: ((tx: Pick<Transaction, 'query'>, issues: readonly HeldIssue[]) => Promise<ReadonlySet<string>>) | null;
  write: (tx: Pick<Transaction, 'query'>, issues: readonly HeldIssue[]) => Promise<void>;
}

/** Makes `action` ready. Throws `AppError('bad_request')` for a note that is too long or an owner who may not work on issues. */
export async function bulkDeed(ctx: ActorContext, action: BulkAction): Promise<BulkDeed> {
  const note = readNote(action.note);
  if (action.do === 'assign') {
    const { seen } = action;
    const owner = await readOwner(ctx.db.pool, action.ownerId);
    return {
      fitting: sql`i.state = any(${liveStates}::text[]) and i.owner_id is distinct from ${owner?.id ?? null}::bigint`,
      fits: ({ state, ownerId }) => isLive(state) && ownerId !== (owner?.id ?? null),
      taken: seen ? (tx, issues) => takenSince(tx, ctx.actor, issues, seen) : null,
      write: (tx, issues) => writeOwner(tx, ctx, { issues, owner, note }),
    };
  }
  const { from } = issueVerbRules[action.do];
  return {
    fitting: sql`i.state = any(${from}::text[])`,
    fits: ({ state }) => from.includes(state),
    taken: null,
    write: (tx, issues) => writeState(tx, ctx, action.do, { issues, note }),
  };
}
