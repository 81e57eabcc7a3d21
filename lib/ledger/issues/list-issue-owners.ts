import type { ActorContext } from '@/lib/access/actor';
import { assertMay, permissions } from '@/lib/access/permissions';

/** Somebody who may work on issues. */
export interface IssueOwner {
  id: string;
  name: string;
}

const statement = `
select id, name from users where disabled_at is null and role = any($1::text[]) order by name, id`;

/** Everybody whom an issue can be given to, by name. */
export async function listIssueOwners(ctx: ActorContext): Promise<IssueOwner[]> {
  assertMay(ctx.actor, 'issues.read');
  const { rows } = await ctx.db.pool.query<IssueOwner>(statement, [permissions['issues.work'].roles]);
  return rows;
}
