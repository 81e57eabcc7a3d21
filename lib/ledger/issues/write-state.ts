import type { ActorContext } from '@/lib/access/actor';
import { recordAudits } from '@/lib/access/record-audits';
import type { IssueState } from '@/lib/ledger/issue-kinds';
import type { Transaction } from '@/lib/platform/db/transaction';
import { type IssueVerb, issueVerbRules } from './issue-state';
import { writeComments } from './write-comments';

/** An issue as it was when its row was locked. */
export interface HeldIssue {
  id: string;
  state: IssueState;
  closedBy: string | null;
  closedAt: Date | null;
  ownerId: string | null;
}

const statement = `
update issues set state = $2,
  acknowledged_at = case $2 when 'acknowledged' then $3::timestamptz when 'open' then null else acknowledged_at end,
  closed_at = case when $2 in ('resolved', 'ignored') then $3::timestamptz end,
  closed_by = case when $2 in ('resolved', 'ignored') then $4 end,
  owner_id = case when $2 = 'acknowledged' then coalesce(owner_id, $5::bigint) else owner_id end
where id = any($1::bigint[])`;

/**
 * Does `verb` to issues that are locked and in a state that allows it, with its audit and what was said about it. Whoever
 * acknowledges what is nobody's takes it.
 */
export async function writeState(
  tx: Pick<Transaction, 'query'>,
  { actor, clock }: Pick<ActorContext, 'actor' | 'clock'>,
  verb: IssueVerb,
  { issues, note }: { issues: readonly HeldIssue[]; note: string | null },
): Promise<void> {
  if (issues.length === 0) return;
  const { to, action } = issueVerbRules[verb];
  const now = clock.now();
  const ids = issues.map(({ id }) => id);
  const taker = verb === 'acknowledge' && actor.kind === 'person' ? { owner: actor.name, ownerId: actor.userId } : null;
  await tx.query(statement, [ids, to, now, actor.name, taker?.ownerId ?? null]);
  if (note !== null) await writeComments(tx, ids, { at: now, authorName: actor.name, text: note });
  const deeds = issues.map(({ id, state, closedBy, closedAt, ownerId }) => {
    // Owners stand in the entry where, and only where, the issue changed hands (`takenSince` goes by that).
    const taken = taker !== null && ownerId === null;
    return {
      action,
      subject: `issue:${id}`,
      before: {
        state,
        ...(closedAt && { closedAt: closedAt.toISOString(), closedBy }),
        ...(taken && { owner: null, ownerId: null }),
      },
      after: { state: to, ...(taken && taker), ...(note !== null && { commented: true }) },
    };
  });
  await recordAudits(tx, actor, deeds, now);
}
