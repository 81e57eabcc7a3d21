import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';

/** Counting stops here: "999+" is as many as a person wants to know. */
export const openIssuesCountMax = 1_000;

/** How many issues wait for a person, at most 1,000: the number beside "Issues". */
export async function countOpenIssues(ctx: ActorContext): Promise<number> {
  assertMay(ctx.actor, 'issues.read');
  const { rows } = await ctx.db.pool.query<{ count: number }>(
    `select count(*)::int as count from (select from issues where state = 'open' limit ${openIssuesCountMax}) as counted`,
  );
  return rows[0]?.count ?? 0;
}
