import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { empty, rowIdPattern, type Sql, sql, where } from '@/lib/platform/query/conditions';
import { encodeCursor } from '@/lib/platform/query/cursor';
import { type LookedPage, lookThrough } from '@/lib/platform/query/look-through';
import { callbackBefore, callbackWhere, splitCallbackFilter, timeOf } from './callback-conditions';
import type { CallbackFilter } from './callback-filter';
import { type CallbackRow, callbackColumnsSql, toCallbackSummary } from './callback-row';
import { assertAskable } from './facts/assert-askable';
import { termsWhere } from './facts/facts-where';
import {
  findWindow,
  firstWindowRows,
  nextWindowRows,
  sinceWindow,
  toldByTerms,
  toldOfAll,
  type Window,
  windowRowsMax,
} from './facts/told-by-terms';
import type { CallbackSummary } from './types';

/** So few among the newest may be few among all, which is quicker to ask than to look further back. */
const fewInWindow = 2;

async function readRows(ctx: ActorContext, filter: CallbackFilter): Promise<CallbackRow[]> {
  const { rows } = await ctx.db.pool.query<CallbackRow>(sql`
    select ${callbackColumnsSql}
    from callbacks c
    join accounts a on a.id = c.account_id
    ${callbackWhere(filter)}
    order by c.received_at desc, c.id desc
    limit ${filter.limit + 1}`);
  return rows;
}

/** The newest callbacks by what an index answers of a filter: `callbacks c`. */
export function newestCallbacks(found: CallbackFilter): (rows: number) => Sql {
  return (rows) => sql`
    select c.* from callbacks c ${callbackWhere(found)} order by c.received_at desc, c.id desc limit ${rows}`;
}

/** A page for which callbacks are compared one by one. */
async function readLooking(
  ctx: ActorContext,
  { found, compared }: { found: CallbackFilter; compared: Sql },
): Promise<LookedPage<CallbackRow>> {
  const first = newestCallbacks(found);
  return lookThrough<CallbackRow>(ctx.db.pool, {
    first,
    place: { alias: sql`c`, at: sql`c.received_at`, id: sql`c.id`, order: sql`c.received_at desc, c.id desc` },
    read: async (tx, candidates) => {
      const { rows } = await tx.query<CallbackRow>(sql`
        select ${callbackColumnsSql}
        from (
          select c.* from (${candidates}) c where ${compared} order by c.received_at desc, c.id desc limit ${found.limit + 1}
        ) c
        join accounts a on a.id = c.account_id
        order by c.received_at desc, c.id desc`);
      return rows;
    },
    placeOf: ({ receivedAt, id }) => ({ at: receivedAt.toISOString(), id }),
    cursor: found.cursor,
    idPattern: rowIdPattern,
    limit: found.limit,
  });
}

/** The first rows of a page whose payloads `told` names: of the window, or of all. */
async function readTold(
  ctx: ActorContext,
  filter: CallbackFilter,
  window: Window | null,
  told: Sql | null,
): Promise<CallbackRow[]> {
  const { from, to, cursor } = { ...filter, ...sinceWindow(window, filter) };
  const since = from === null ? null : sql`c.received_at >= ${from}::timestamptz`;
  const inOrder = sql`order by c.received_at desc, c.id desc`;
  // `offset 0`: what was told is looked at, and never looked for along the order of all. What a window has is put in order first, and looked
  // at from the newest on until the page is full; of all there may be too many for that.
  const { rows } = await ctx.db.pool.query<CallbackRow>(sql`
    ${told ?? empty}
    select ${callbackColumnsSql}
    from (
      select c.* from told join callbacks c on c.id = told.callback_id
      ${where([since, ...callbackBefore({ to, cursor })])} ${window ? inOrder : empty} offset 0
    ) c
    join accounts a on a.id = c.account_id
    ${callbackWhere(filter)}
    ${inOrder}
    limit ${filter.limit + 1}`);
  return rows;
}

/**
 * Of payloads the index says which callbacks may fit, and not in which order: so the newest are asked first, where what many hold
 * fills the page. What few hold is looked for in all, and what lies between as far back as it should take.
 */
async function readByPayload(ctx: ActorContext, filter: CallbackFilter): Promise<CallbackRow[]> {
  const wanted = filter.limit + 1;
  const rows: CallbackRow[] = [];
  /** Before what was looked through, `looked` callbacks. */
  let rest = filter;
  let looked = 0;
  const readBack = async (size: number | null): Promise<boolean> => {
    const window = size === null ? null : await findWindow(ctx, size - looked, timeOf(rest));
    looked = size ?? looked;
    rows.push(...(await readTold(ctx, rest, window, toldByTerms(filter, window))));
    if (window === null || window.isAll || rows.length >= wanted) return true;
    rest = { ...rest, to: window.from.toISOString(), limit: filter.limit - rows.length };
    return false;
  };
  const first = await firstWindowRows(ctx, filter, wanted);
  if (await readBack(first)) return rows;
  if (rows.length <= fewInWindow) {
    const told = await toldOfAll(ctx, filter);
    if (told !== 'many') return [...rows, ...(await readTold(ctx, rest, null, told))];
  }
  const next = nextWindowRows(rows.length, first, wanted);
  const further = [...new Set([next, windowRowsMax])].filter((size) => size > first);
  for (const size of [...further, null]) if (await readBack(size)) break;
  return rows;
}

/**
 * One page of callbacks, newest first, without payloads. Paged by keyset on instant and id: rows that arrive meanwhile
 * neither repeat nor hide one. What no index answers is looked for among as many as take a moment: the page may be short then, and
 * `lookedTo` says how far it looked. Throws `AppError('bad_request')` for a foreign cursor.
 */
export async function listCallbacks(ctx: ActorContext, filter: CallbackFilter): Promise<LookedPage<CallbackSummary>> {
  assertMay(ctx.actor, 'callbacks.read');
  await assertAskable(ctx, filter);
  const byTerms = termsWhere(filter.payload) !== null;
  const { found, compared } = splitCallbackFilter(filter);
  if (compared !== null && !byTerms) {
    const { data, ...place } = await readLooking(ctx, { found, compared });
    return { data: data.map(toCallbackSummary), ...place };
  }
  const rows = byTerms ? await readByPayload(ctx, filter) : await readRows(ctx, filter);
  const data = rows.slice(0, filter.limit).map(toCallbackSummary);
  const last = data.at(-1);
  const nextCursor = last && rows.length > filter.limit ? encodeCursor({ at: last.receivedAt, id: last.id }) : null;
  return { data, nextCursor };
}
