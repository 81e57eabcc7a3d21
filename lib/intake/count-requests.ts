import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { sql, where } from '@/lib/platform/query/conditions';
import { countLooking } from '@/lib/platform/query/look-through';
import { countMax } from './count-callbacks';
import { newestRequests } from './list-requests';
import { requestConditions, splitRequestFilter } from './request-conditions';
import type { RequestFilter } from './request-filter';

/** How many requests match, whatever the page; `bounded`: there are more than `value`, or may be. */
export async function countRequests(
  ctx: ActorContext,
  filter: RequestFilter,
): Promise<{ value: number; bounded: boolean }> {
  assertMay(ctx.actor, 'requests.read');
  const { found, compared } = splitRequestFilter({ ...filter, cursor: null });
  if (compared !== null) {
    return countLooking(ctx.db.pool, newestRequests(found), { alias: sql`r`, compared });
  }
  const { rows } = await ctx.db.pool.query<{ count: number }>(sql`
    select count(*)::int as count
    from (select from requests r ${where(requestConditions(filter))} limit ${countMax + 1}) as counted`);
  const count = rows[0]?.count ?? 0;
  return { value: Math.min(count, countMax), bounded: count > countMax };
}
