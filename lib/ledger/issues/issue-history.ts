import { z } from 'zod';
import { type IssueState, issueStates } from '@/lib/ledger/issue-kinds';

/** One thing that happened to an issue. */
export type IssueEvent = { at: string } & (
  | { kind: 'raised'; callbackId: string | null }
  /** The last of the further times. */
  | { kind: 'seen_again'; times: number }
  | { kind: 'changed'; by: string; from: IssueState; to: IssueState }
  | { kind: 'closed_itself' }
  | { kind: 'assigned'; by: string; from: string | null; to: string | null }
  | { kind: 'commented'; id: string; by: string; text: string }
);

/** What people said, oldest first. */
export interface IssueComment {
  id: string;
  at: string;
  author: string;
  text: string;
}

/** An entry of the audit about an issue. */
export interface IssueDeed {
  at: string;
  actorName: string;
  action: string;
  before: unknown;
  after: unknown;
}

const state = z.enum(issueStates);
const changeSchema = z.object({
  before: z.object({ state, closedAt: z.iso.datetime().optional(), closedBy: z.string().nullish() }),
  after: z.object({ state }),
});
const ownerSchema = z.object({ owner: z.string().nullable() });
const assignmentSchema = z.object({ before: ownerSchema, after: ownerSchema });

function eventsOf({ at, actorName: by, action, before, after }: IssueDeed): IssueEvent[] {
  if (action === 'issue.assigned') {
    const given = assignmentSchema.safeParse({ before, after });
    return given.success
      ? [{ at, kind: 'assigned', by, from: given.data.before.owner, to: given.data.after.owner }]
      : [];
  }
  const change = changeSchema.safeParse({ before, after });
  if (!change.success) return [];
  const { closedAt, closedBy, ...from } = change.data.before;
  const changed: IssueEvent = { at, kind: 'changed', by, from: from.state, to: change.data.after.state };
  // What closed by itself left nothing in the audit; whoever opened it again wrote down when that had been.
  const itself: IssueEvent[] =
    closedAt !== undefined && closedBy == null ? [{ at: closedAt, kind: 'closed_itself' }] : [];
  return [...itself, changed];
}

interface Historic {
  openedAt: string;
  lastSeenAt: string;
  closedAt: string | null;
  closedBy: string | null;
  seenCount: number;
  callbackId: string | null;
}

/** Pure: all that happened to an issue, oldest first: raised, seen again, changed, given, spoken of, closed. */
export function issueHistory(
  issue: Historic,
  deeds: readonly IssueDeed[],
  comments: readonly IssueComment[],
): IssueEvent[] {
  const events: IssueEvent[] = [{ at: issue.openedAt, kind: 'raised', callbackId: issue.callbackId }];
  if (issue.seenCount > 1) events.push({ at: issue.lastSeenAt, kind: 'seen_again', times: issue.seenCount - 1 });
  events.push(...deeds.flatMap(eventsOf));
  events.push(
    ...comments.map(({ id, at, author, text }) => ({ at, kind: 'commented' as const, id, by: author, text })),
  );
  if (issue.closedAt !== null && issue.closedBy === null) events.push({ at: issue.closedAt, kind: 'closed_itself' });
  // Stable: what happened in the same instant stays in the order above.
  return events.toSorted((a, b) => a.at.localeCompare(b.at));
}
