import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { empty, type Sql, sql } from '@/lib/platform/query/conditions';
import { callbackWhere, timeOf } from './callback-conditions';
import type { CallbackFilter } from './callback-filter';
import { assertAskable } from './facts/assert-askable';
import { estimateTold } from './facts/estimate-told';
import { termsWhere } from './facts/facts-where';
import {
  findWindow,
  firstWindowRows,
  isFew,
  mayBeFew,
  sinceWindow,
  toldByTerms,
  toldOfAll,
  windowRows,
} from './facts/told-by-terms';
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

/**
 * How many callbacks match, whatever the page; `bounded`: there are more than `value`. `listed` is the filter's own page where that is being
 * read: a page that holds all has counted them, and is waited for where that is likely or counting costs as much.
 */
export async function countCallbacks(
  ctx: ActorContext,
  filter: CallbackFilter,
  listed: Promise<Page<CallbackSummary>> | null = null,
): Promise<{ value: number; bounded: boolean }> {
  assertMay(ctx.actor, 'callbacks.read');
  await assertAskable(ctx, filter);
  const estimate = await estimateTold(ctx, filter);
  const few = isFew(estimate);
  if (listed && filter.cursor === null && (few || filter.payload.some(({ operator }) => operator === 'contains'))) {
    const page = await listed;
    if (page.nextCursor === null) return { value: page.data.length, bounded: false };
  }
  const counted = { ...filter, cursor: null };
  if (termsWhere(filter.payload) === null) return countRows(ctx, counted, null);
  const countAll = async () => {
    const all = await toldOfAll(ctx, counted);
    return all === 'many' ? null : countRows(ctx, counted, all);
  };
  const counts = few ? await countAll() : null;
  if (counts) return counts;
  // As many as fill a page, which has room for the double; and a time that holds no more than twenty thousand is counted to the last.
  const windowSize = Math.max(windowRows, firstWindowRows(estimate, manyInWindow / 2));
  const window = await findWindow(ctx, windowSize, timeOf(counted));
  const newest = { ...counted, ...sinceWindow(window, counted) };
  const told = toldByTerms(newest, window);
  if (window === null || window.isAll) return countRows(ctx, newest, told);
  const { value, bounded } = await countRows(ctx, newest, told, manyInWindow);
  const all = bounded || few || !mayBeFew(estimate) ? null : await countAll();
  // What many payloads may hold is counted among the newest: as many at least.
  return all ?? { value, bounded: true };
}
