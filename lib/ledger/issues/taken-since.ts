import type { Actor } from '@/lib/access/actor';
import type { Transaction } from '@/lib/platform/db/transaction';
import { secondMs } from '@/lib/platform/time';
import { issueVerbRules } from './issue-state';
import type { HeldIssue } from './write-state';

/** What the asker saw of whose the issues are. */
export type SeenOwners =
  /** Row by row: whose each was, by its id; null: nobody's. */
  | { by: 'row'; owners: ReadonlyMap<string, string | null> }
  /** A list that was read then, longer than anybody looks at. */
  | { by: 'instant'; at: Date };

/**
 * A deed's instant is some moments before it can be seen, and clocks of several machines differ: what others did so shortly before the
 * list was read may be missing in it.
 */
const unseenMsMax = 10 * secondMs;

const statement = `
select distinct i.id from issues i
join audit_entries a on a.subject = 'issue:' || i.id
where i.id = any($1::bigint[]) and a.at > $2
  and (a.action = 'issue.assigned' or (a.action = $3 and a.after ? 'ownerId'))
  and (a.actor_kind, a.actor_id) is distinct from ($4::text, $5::text)`;

function idOf(actor: Actor): string | null {
  return actor.kind === 'person' ? actor.userId : actor.kind === 'token' ? actor.tokenId : null;
}

/**
 * Which of the locked issues `held` are somebody else's than the asker saw. By rows: compared with what each row showed. By an instant:
 * by the audit, what others than `actor` gave, or took by acknowledging it, since then or up to ten seconds before. A statement of its own,
 * so that it sees what a lock was waited for.
 */
export async function takenSince(
  tx: Pick<Transaction, 'query'>,
  actor: Actor,
  held: readonly HeldIssue[],
  seen: SeenOwners,
): Promise<ReadonlySet<string>> {
  if (held.length === 0) return new Set();
  if (seen.by === 'row') {
    const { owners } = seen;
    return new Set(held.filter(({ id, ownerId }) => owners.has(id) && owners.get(id) !== ownerId).map(({ id }) => id));
  }
  const since = new Date(seen.at.getTime() - unseenMsMax);
  const ids = held.map(({ id }) => id);
  const { rows } = await tx.query<{ id: string }>(statement, [
    ids,
    since,
    issueVerbRules.acknowledge.action,
    actor.kind,
    idOf(actor),
  ]);
  return new Set(rows.map(({ id }) => id));
}
