import type { ActorContext } from '@/lib/access/actor';
import { markList } from '@/lib/live/mark-list';
import type { LiveList } from '@/lib/live/subscription';
import { listFilter } from './list-filter';

/**
 * Where the list is now that `query` shows; read before its rows. Null on later pages and in other orders than newest first:
 * what comes new does not belong there.
 */
export async function markOf(ctx: ActorContext, list: LiveList, query: URLSearchParams): Promise<string | null> {
  if (query.has('cursor') || (query.get('sort') ?? 'newest') !== 'newest') return null;
  return markList(ctx, listFilter(list, query, ctx.clock.now()));
}
