import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { countMax } from '@/lib/intake/count-callbacks';
import { sql } from '@/lib/platform/query/conditions';
import { batchWhere } from './batch-conditions';
import type { BatchFilter } from './batch-filter';

/** How many batches match, whatever the page; `bounded`: there are more than `value`. */
export async function countBatches(
  ctx: ActorContext,
  filter: BatchFilter,
): Promise<{ value: number; bounded: boolean }> {
  assertMay(ctx.actor, 'batches.read');
  const { rows } = await ctx.db.pool.query<{ count: number }>(sql`
    select count(*)::int as count
    from (select from batches b ${batchWhere({ ...filter, cursor: null })} limit ${countMax + 1}) as counted`);
  const count = rows[0]?.count ?? 0;
  return { value: Math.min(count, countMax), bounded: count > countMax };
}
