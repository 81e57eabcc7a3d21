import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { empty, type Sql, sql } from '@/lib/platform/query/conditions';
import { callbackBefore, callbackWhere } from './callback-conditions';
import type { CallbackFilter } from './callback-filter';
import { assertAskable } from './facts/assert-askable';
import { findWindow, sinceWindow, toldByTerms, windowRows } from './facts/told-by-terms';

/** Counting stops here: beyond it nobody reads the last digits, and they would cost a scan. */
export const countMax = 10_000;

/** Payloads that may fit and are looked at, at most. */
const toldMax = 1_000;

/** `with told as …` of all whose payloads may fit; null: payloads are not asked by the index; `many`: more than are looked at. */
async function countTold(ctx: ActorContext, filter: CallbackFilter): Promise<Sql | null | 'many'> {
  const told = toldByTerms(filter, null, toldMax + 1);
  if (told === null) return null;
  const { rows } = await ctx.db.pool.query<{ count: number }>(sql`${told} select count(*)::int as count from told`);
  return (rows[0]?.count ?? 0) > toldMax ? 'many' : told;
}

async function countRows(ctx: ActorContext, filter: CallbackFilter, told: Sql | null) {
  const from = told === null ? sql`callbacks c` : sql`told join callbacks c on c.id = told.callback_id`;
  const { rows } = await ctx.db.pool.query<{ count: number }>(sql`
    ${told ?? empty}
    select count(*)::int as count
    from (select from ${from} ${callbackWhere(filter)} limit ${countMax + 1}) as counted`);
  const count = rows[0]?.count ?? 0;
  return { value: Math.min(count, countMax), bounded: count > countMax };
}

/** How many callbacks match, whatever the page; `bounded`: there are more than `value`. */
export async function countCallbacks(
  ctx: ActorContext,
  filter: CallbackFilter,
): Promise<{ value: number; bounded: boolean }> {
  assertMay(ctx.actor, 'callbacks.read');
  await assertAskable(ctx, filter);
  const counted = { ...filter, cursor: null };
  const told = await countTold(ctx, counted);
  if (told !== 'many') return countRows(ctx, counted, told);
  // What many payloads may hold is counted among the newest: as many at least.
  const window = await findWindow(ctx, windowRows[0], callbackBefore(counted));
  const newest = { ...counted, ...sinceWindow(window, counted) };
  const { value } = await countRows(ctx, newest, toldByTerms(newest, window));
  return { value, bounded: window !== null };
}
