import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { sql } from '@/lib/platform/query/conditions';
import { callbackWhere } from './callback-conditions';
import type { CallbackFilter } from './callback-filter';
import { assertAskable } from './facts/assert-askable';

/** Counting stops here: beyond it nobody reads the last digits, and they would cost a scan. */
export const countMax = 10_000;

/** How many callbacks match, whatever the page; `bounded`: there are more than `value`. */
export async function countCallbacks(
  ctx: ActorContext,
  filter: CallbackFilter,
): Promise<{ value: number; bounded: boolean }> {
  assertMay(ctx.actor, 'callbacks.read');
  await assertAskable(ctx, filter);
  const { rows } = await ctx.db.pool.query<{ count: number }>(sql`
    select count(*)::int as count
    from (select from callbacks c ${callbackWhere({ ...filter, cursor: null })} limit ${countMax + 1}) as counted`);
  const count = rows[0]?.count ?? 0;
  return { value: Math.min(count, countMax), bounded: count > countMax };
}
