import type { ActorContext } from '@/lib/access/actor';
import { countRows, type ListFilter } from './count-rows';
import { encodeMark, floorOf, marksByTime, seenMax } from './mark';
import type { LiveList } from './subscription';

const newestIds: Readonly<Record<Exclude<LiveList, 'callbacks' | 'requests'>, string>> = {
  transfers: 'select coalesce(max(id), 0)::text as id from transfers',
  batches: 'select coalesce(max(id), 0)::text as id from batches',
  issues: 'select coalesce(max(id), 0)::text as id from issues',
};

async function newestId(ctx: ActorContext, list: LiveList): Promise<string> {
  if (list === 'callbacks' || list === 'requests') return '0';
  const { rows } = await ctx.db.pool.query<{ id: string }>(newestIds[list]);
  return rows[0]?.id ?? '0';
}

/**
 * Where a list is now, to be read before its rows are: what comes later is counted from here. Null where nothing can be said,
 * as without the database: the list then has no news.
 */
export async function markList(ctx: ActorContext, of: ListFilter): Promise<string | null> {
  try {
    const id = marksByTime[of.list] ? '0' : await newestId(ctx, of.list);
    const floor = floorOf(of.list, ctx.clock.now(), id);
    return encodeMark({ floor, seen: await countRows(ctx, of, floor, seenMax) });
  } catch (error) {
    ctx.log.warn(
      { list: of.list, code: error instanceof Error ? error.name : 'unknown' },
      'a list could not be marked',
    );
    return null;
  }
}
