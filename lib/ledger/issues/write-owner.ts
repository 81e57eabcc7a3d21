import type { ActorContext } from '@/lib/access/actor';
import { recordAudits } from '@/lib/access/record-audits';
import type { Transaction } from '@/lib/platform/db/transaction';
import { writeComments } from './write-comments';
import type { HeldIssue } from './write-state';

const statement = `
with before as (select i.id, o.name from issues i left join users o on o.id = i.owner_id where i.id = any($1::bigint[])),
changed as (update issues set owner_id = $2 where id = any($1::bigint[]))
select id, name from before`;

/** Gives locked issues to `owner` (null: nobody), with the audit and what was said about it. */
export async function writeOwner(
  tx: Pick<Transaction, 'query'>,
  { actor, clock }: Pick<ActorContext, 'actor' | 'clock'>,
  {
    issues,
    owner,
    note,
  }: { issues: readonly HeldIssue[]; owner: { id: string; name: string } | null; note: string | null },
): Promise<void> {
  if (issues.length === 0) return;
  const now = clock.now();
  const ids = issues.map(({ id }) => id);
  const { rows } = await tx.query<{ id: string; name: string | null }>(statement, [ids, owner?.id ?? null]);
  if (note !== null) await writeComments(tx, ids, { at: now, authorName: actor.name, text: note });
  const deeds = rows.map(({ id, name }) => ({
    action: 'issue.assigned',
    subject: `issue:${id}`,
    before: { owner: name },
    after: { owner: owner?.name ?? null, ownerId: owner?.id ?? null, ...(note !== null && { commented: true }) },
  }));
  await recordAudits(tx, actor, deeds, now);
}
