import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { empty, type Sql, sql } from '@/lib/platform/query/conditions';
import { callbackWhere, timeOf } from './callback-conditions';
import type { CallbackFilter } from './callback-filter';
import { assertAskable } from './facts/assert-askable';
import { estimateTold } from './facts/estimate-told';
import { termsWhere } from './facts/facts-where';
import { findWindow, sinceWindow, toldByTerms, toldMax, toldOfAll, windowRows } from './facts/told-by-terms';
import type { CallbackSummary, Page } from './types';

/** Counting stops here: beyond it nobody reads the last digits, and they would cost a scan. */
export const countMax = 10_000;

/** So many among the newest are many among all: nobody waits for the rest to be counted. */
const manyInWindow = 100;

/** The planner is seldom wrong by as much: what it takes for so many is not gone through to learn that it is more than `toldMax`. */
const surelyMany = 20 * toldMax;

async function countRows(ctx: ActorContext, filter: CallbackFilter, told: Sql | null, most = countMax) {
  const from = told === null ? sql`callbacks c` : sql`told join callbacks c on c.id = told.callback_id`;
  const { rows } = await ctx.db.pool.query<{ count: number }>(sql`
    ${told ?? empty}
    select count(*)::int as count
    from (select from ${from} ${callbackWhere(filter)} limit ${most + 1}) as counted`);
  const count = rows[0]?.count ?? 0;
  return { value: Math.min(count, most), bounded: count > most };
}

/**
 * How many callbacks match, whatever the page; `bounded`: there are as many at least, and likely more. `listed` is the filter's own page where that is being
 * read: to look for a part of what payloads hold costs as much as counting, and a page that holds all has counted them.
 */
export async function countCallbacks(
  ctx: ActorContext,
  filter: CallbackFilter,
  listed: Promise<Page<CallbackSummary>> | null = null,
): Promise<{ value: number; bounded: boolean }> {
  assertMay(ctx.actor, 'callbacks.read');
  await assertAskable(ctx, filter);
  if (listed && filter.cursor === null && filter.payload.some(({ operator }) => operator === 'contains')) {
    const page = await listed;
    if (page.nextCursor === null) return { value: page.data.length, bounded: false };
  }
  const counted = { ...filter, cursor: null };
  if (termsWhere(filter.payload) === null) return countRows(ctx, counted, null);
  const window = await findWindow(ctx, windowRows, timeOf(counted));
  const newest = { ...counted, ...sinceWindow(window, counted) };
  const told = toldByTerms(newest, window);
  if (window === null || window.isAll) return countRows(ctx, newest, told);
  const { value, bounded } = await countRows(ctx, newest, told, manyInWindow);
  if (bounded) return { value, bounded };
  // Where the newest have none, only looking tells whether any has.
  const estimate = value === 0 ? null : await estimateTold(ctx, counted);
  const all = estimate !== null && estimate > surelyMany ? 'many' : await toldOfAll(ctx, counted);
  // What many payloads may hold is counted among the newest: as many at least.
  return all === 'many' ? { value, bounded: true } : countRows(ctx, counted, all);
}
