import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { sql, where } from '@/lib/platform/query/conditions';
import { countMax } from './count-callbacks';
import { requestConditions } from './request-conditions';
import type { RequestFilter } from './request-filter';

/** How many requests match, whatever the page; `bounded`: there are more than `value`. */
export async function countRequests(
  ctx: ActorContext,
  filter: RequestFilter,
): Promise<{ value: number; bounded: boolean }> {
  assertMay(ctx.actor, 'requests.read');
  const { rows } = await ctx.db.pool.query<{ count: number }>(sql`
    select count(*)::int as count
    from (select from requests r ${where(requestConditions(filter))} limit ${countMax + 1}) as counted`);
  const count = rows[0]?.count ?? 0;
  return { value: Math.min(count, countMax), bounded: count > countMax };
}
