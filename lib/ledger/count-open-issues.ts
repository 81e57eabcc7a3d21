import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';

/** How many issues wait for a person: the number beside "Issues". */
export async function countOpenIssues(ctx: ActorContext): Promise<number> {
  assertMay(ctx.actor, 'issues.read');
  const { rows } = await ctx.db.pool.query<{ count: number }>(
    `select count(*)::int as count from issues where state = 'open'`,
  );
  return rows[0]?.count ?? 0;
}
