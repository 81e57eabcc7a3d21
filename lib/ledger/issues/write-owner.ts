import type { ActorContext } from '@/lib/access/actor';
import { recordAudits } from '@/lib/access/record-audits';
import type { Transaction } from '@/lib/platform/db/transaction';
import type { HeldIssue } from './write-state';

const statement = `
with before as (select i.id, o.name from issues i left join users o on o.id = i.owner_id where i.id = any($1::bigint[])),
changed as (update issues set owner_id = $2 where id = any($1::bigint[]))
select id, name from before`;

/** Gives locked issues to `owner` (null: nobody), with the audit. */
export async function writeOwner(
  tx: Pick<Transaction, 'query'>,
  { actor, clock }: Pick<ActorContext, 'actor' | 'clock'>,
  { issues, owner }: { issues: readonly HeldIssue[]; owner: { id: string; name: string } | null },
): Promise<void> {
  if (issues.length === 0) return;
  const ids = issues.map(({ id }) => id);
  const { rows } = await tx.query<{ id: string; name: string | null }>(statement, [ids, owner?.id ?? null]);
  const deeds = rows.map(({ id, name }) => ({
    action: 'issue.assigned',
    subject: `issue:${id}`,
    before: { owner: name },
    after: { owner: owner?.name ?? null, ownerId: owner?.id ?? null },
  }));
  await recordAudits(tx, actor, deeds, clock.now());
}
