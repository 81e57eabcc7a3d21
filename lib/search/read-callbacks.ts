import { type CallbackRow, callbackColumnsSql, toCallbackSummary } from '@/lib/intake/callback-row';
import type { CallbackSummary } from '@/lib/intake/types';
import type { Context } from '@/lib/platform/context';
import { sql } from '@/lib/platform/query/conditions';

/** The callbacks `ids`, by id. */
export async function readCallbacksById(
  ctx: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CallbackSummary>> {
  if (ids.length === 0) return new Map();
  const { rows } = await ctx.db.pool.query<CallbackRow>(sql`
    select ${callbackColumnsSql}
    from callbacks c
    join accounts a on a.id = c.account_id
    where c.id = any(${ids}::bigint[])`);
  return new Map(rows.map((row) => [row.id, toCallbackSummary(row)]));
}
