import type { Actor, ActorContext } from '@/lib/access/actor';
import { may } from '@/lib/access/permissions';
import { NotFoundError } from '@/lib/platform/errors';
import { rowIdPattern, type Sql, sql } from '@/lib/platform/query/conditions';
import { listActions, readViewList } from './lists';
import type { SavedView } from './types';

export interface ViewRow {
  id: string;
  list: string;
  ownerId: string;
  ownerName: string;
  name: string;
  query: string;
  shared: boolean;
  updatedAt: Date;
}

/** Of `saved_views v` with its owner `u`. */
export const viewColumnsSql = sql`
  v.id::text as id, v.list, v.owner_id::text as "ownerId", u.name as "ownerName", v.name, v.query, v.shared,
  v.updated_at as "updatedAt"`;

/** Whose a view is; tokens and the console itself own none. */
export function ownerIdOf(actor: Actor): string | null {
  return actor.kind === 'person' ? actor.userId : null;
}

/** What of `saved_views v` the actor may see: what is shared, and what is theirs. */
export function visibleTo(actor: Actor): Sql {
  return sql`(v.shared or v.owner_id = ${ownerIdOf(actor)}::bigint)`;
}

/** Pure: whether `actor` may change the view: a private one is its owner's, a shared one needs a permission besides. */
export function mayChangeView(actor: Actor, view: { ownerId: string; shared: boolean }): boolean {
  if (ownerIdOf(actor) !== view.ownerId) return view.shared && may(actor, 'views.manage');
  return !view.shared || may(actor, 'views.share');
}

/** Pure: a row for whoever asked; null: of a list that there is no more. */
export function toSavedView(row: ViewRow, actor: Actor): SavedView | null {
  const list = readViewList(row.list);
  if (list === null) return null;
  return {
    id: row.id,
    list,
    name: row.name,
    query: row.query,
    shared: row.shared,
    owner: ownerIdOf(actor) === row.ownerId ? null : row.ownerName,
    mayChange: mayChangeView(actor, row),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** The words for a view that is not there, or not for this reader: the two are not told apart. */
export function noSuchView(): NotFoundError {
  return new NotFoundError('There is no such view any more. Somebody may have deleted it, or stopped sharing it.');
}

/** Runs `query` on a pool or inside a transaction. */
type Queries = Pick<ActorContext['db']['pool'], 'query'>;

/** The view `id` where the actor may see it and its list; `lock` keeps it until the transaction ends. */
export async function readView(queries: Queries, actor: Actor, id: string, lock: Sql): Promise<ViewRow | null> {
  if (!rowIdPattern.test(id)) return null;
  const { rows } = await queries.query<ViewRow>(sql`
    select ${viewColumnsSql} from saved_views v join users u on u.id = v.owner_id
    where v.id = ${id}::bigint and ${visibleTo(actor)} ${lock}`);
  const [row] = rows;
  const list = readViewList(row?.list);
  return row && list && may(actor, listActions[list]) ? row : null;
}
