import type { ActorContext } from '@/lib/access/actor';
import { assertMay, may } from '@/lib/access/permissions';
import { sql } from '@/lib/platform/query/conditions';
import { listActions, type ViewList, viewLists } from './lists';
import type { SavedView } from './types';
import { ownerIdOf, toSavedView, type ViewRow, viewColumnsSql, visibleTo } from './view-row';

/** In the order of their tabs: one's own before those of others, by name. Bounded by what people may keep (`save-view`). */
const viewsMax = 200;
const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** The views that the actor sees of `list`, or of every list that they may read (null): their own, and what is shared. */
export async function listViews(ctx: ActorContext, { list }: { list: ViewList | null }): Promise<SavedView[]> {
  assertMay(ctx.actor, 'views.read');
  const lists = (list === null ? viewLists : [list]).filter((one) => may(ctx.actor, listActions[one]));
  const { rows } = await ctx.db.pool.query<ViewRow>(sql`
    select ${viewColumnsSql} from saved_views v join users u on u.id = v.owner_id
    where v.list = any(${[...lists]}) and ${visibleTo(ctx.actor)}
    order by v.owner_id is distinct from ${ownerIdOf(ctx.actor)}::bigint, v.id limit ${viewsMax}`);
  const views = rows.flatMap((row) => toSavedView(row, ctx.actor) ?? []);
  return views.toSorted(
    (one, other) => Number(one.owner !== null) - Number(other.owner !== null) || byName.compare(one.name, other.name),
  );
}
