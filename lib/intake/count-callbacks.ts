import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { empty, type Sql, sql } from '@/lib/platform/query/conditions';
import { countLooking } from '@/lib/platform/query/look-through';
import { callbackWhere, splitCallbackFilter, timeOf } from './callback-conditions';
import type { CallbackFilter } from './callback-filter';
import { assertAskable } from './facts/assert-askable';
import { type Estimate, estimateTold, surelyMany } from './facts/estimate-told';
import { termsWhere } from './facts/facts-where';
import { findWindow, sinceWindow, toldByTerms, toldOfAll, windowRows } from './facts/told-by-terms';
import { newestCallbacks } from './list-callbacks';
import type { CallbackSummary, Page } from './types';

/** Counting stops here: beyond it nobody reads the last digits, and they would cost a scan. */
export const countMax = 10_000;

/** So many among the newest are many among all: nobody waits for the rest to be counted. */
const manyInWindow = 100;

async function countRows(ctx: ActorContext, filter: CallbackFilter, told: Sql | null, most = countMax) {
  const from = told === null ? sql`callbacks c` : sql`told join callbacks c on c.id = told.callback_id`;
  const { rows } = await ctx.db.pool.query<{ count: number }>(sql`
    ${told ?? empty}
    select count(*)::int as count
    from (select from ${from} ${callbackWhere(filter)} limit ${most + 1}) as counted`);
  const count = rows[0]?.count ?? 0;
  return { value: Math.min(count, most), bounded: count > most };
}

/** What is asked of payloads by their index: among the newest, and to the last where few may hold it or the time holds few. */
async function countByPayload(ctx: ActorContext, filter: CallbackFilter, estimate: Estimate | null) {
  const window = await findWindow(ctx, windowRows, timeOf(filter));
  const newest = { ...filter, ...sinceWindow(window, filter) };
  const told = toldByTerms(newest, window);
  if (window === null || window.isAll) return countRows(ctx, newest, told);
  const { value, bounded } = await countRows(ctx, newest, told, manyInWindow);
  if (bounded) return { value, bounded };
  // Where the newest have none, only looking tells whether any has.
  const isMany = value > 0 && estimate !== null && estimate.told > surelyMany;
  const all = isMany ? 'many' : await toldOfAll(ctx, filter);
  // What many payloads may hold is counted among the newest: as many at least.
  return all === 'many' ? { value, bounded: true } : countRows(ctx, filter, all);
}

/**
 * How many callbacks match, whatever the page; `bounded`: there are as many at least, and likely more. `listed` is the filter's own page
 * where that is being read. To look for a part of what payloads hold costs as much as counting, and a page that holds all has counted
 * them; of what very many payloads hold a full page says as much as a count among the newest.
 */
export async function countCallbacks(
  ctx: ActorContext,
  filter: CallbackFilter,
  listed: Promise<Page<CallbackSummary>> | null = null,
): Promise<{ value: number; bounded: boolean }> {
  assertMay(ctx.actor, 'callbacks.read');
  await assertAskable(ctx, filter);
  const estimate = await estimateTold(ctx, filter);
  const isMany = estimate !== null && estimate.told > surelyMany && filter.from === null;
  if (listed && filter.cursor === null && (isMany || filter.payload.some(({ operator }) => operator === 'contains'))) {
    const page = await listed;
    if (page.nextCursor === null) return { value: page.data.length, bounded: false };
    if (isMany) return { value: page.data.length, bounded: true };
  }
  const counted = { ...filter, cursor: null };
  const { found, compared } = splitCallbackFilter(counted);
  if (compared !== null && termsWhere(filter.payload) === null) {
    return countLooking(ctx.db.pool, newestCallbacks(found), { alias: sql`c`, compared });
  }
  return termsWhere(filter.payload) === null ? countRows(ctx, counted, null) : countByPayload(ctx, counted, estimate);
}
