import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { countMax } from '@/lib/intake/count-callbacks';
import { sql } from '@/lib/platform/query/conditions';
import { transferWhere } from './transfer-conditions';
import type { TransferFilter } from './transfer-filter';

/** How many transfers match, whatever the page; `bounded`: there are more than `value`. */
export async function countTransfers(
  ctx: ActorContext,
  filter: TransferFilter,
): Promise<{ value: number; bounded: boolean }> {
  assertMay(ctx.actor, 'transfers.read');
  const { rows } = await ctx.db.pool.query<{ count: number }>(sql`
    select count(*)::int as count
    from (select from transfers t ${transferWhere({ ...filter, cursor: null })} limit ${countMax + 1}) as counted`);
  const count = rows[0]?.count ?? 0;
  return { value: Math.min(count, countMax), bounded: count > countMax };
}
