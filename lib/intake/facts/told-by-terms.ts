import type { CallbackFilter } from '@/lib/intake/callback-filter';
import type { Context } from '@/lib/platform/context';
import { type Sql, sql, where } from '@/lib/platform/query/conditions';
import { estimateTold } from './estimate-told';
import { termsWhere } from './facts-where';
import { foundBy, stretchesBetween } from './stretches';

/** Back from the newest (or the cursor): what many payloads hold fills a page among so many. */
export const windowRows = 20_000;

/** Beyond so many a window costs as much as looking in all. */
export const windowRowsMax = 300_000;

/** The next window has room for twice what is hoped for: what is held is not spread evenly, and to look in all of it costs most. */
const spare = 2;

/** Payloads that may fit and are looked at one by one, at most. */
export const toldMax = 1_000;

function windowFor(wanted: number, share: number): number {
  return Math.min(windowRowsMax, Math.ceil((wanted * spare) / share));
}

/**
 * How far to look back first for a page of `wanted`. For a range, which is seldom held by a few alone, as far as the planner lets hope
 * for: each further window is two statements more.
 */
export async function firstWindowRows(
  ctx: Pick<Context, 'db'>,
  filter: Pick<CallbackFilter, 'payload'>,
  wanted: number,
): Promise<number> {
  if (!filter.payload.some(({ operator }) => operator === 'from' || operator === 'to')) return windowRows;
  const estimate = await estimateTold(ctx, filter);
  return estimate === null ? windowRows : Math.max(windowRows, windowFor(wanted, estimate.share));
}

/** Pure: how far to look back next for a page of `wanted`, when among the newest `size` `found` fit. */
export function nextWindowRows(found: number, size: number, wanted: number): number {
  return found === 0 ? windowRowsMax : windowFor(wanted, found / size);
}

/** Newest callbacks that a filter's time allows. */
export interface Window {
  /** All that were received from here on. */
  from: Date;
  /** None of them has a lower number, and none a higher one. */
  firstId: string;
  lastId: string;
  /** The filter asks for none that is older. */
  isAll: boolean;
}

/**
 * The newest `rows` callbacks of a filter's time, which begins at `from`, but for those of the oldest instant among them, of which there
 * may be others; null where there are no more than those before its end.
 */
export async function findWindow(
  ctx: Pick<Context, 'db'>,
  rows: number,
  { before, from }: { before: readonly (Sql | null)[]; from: string | null },
): Promise<Window | null> {
  const { rows: found } = await ctx.db.pool.query<{
    count: number;
    from: Date;
    firstId: string;
    lastId: string;
    isAll: boolean;
  }>(sql`
    select count(*)::int as count, min(received_at) + interval '1 millisecond' as "from", min(id)::text as "firstId", max(id)::text as "lastId",
      coalesce(min(received_at) < ${from}::timestamptz, false) as "isAll"
    from (
      select c.received_at, c.id from callbacks c ${where(before)} order by c.received_at desc, c.id desc limit ${rows}
    ) as newest`);
  const [row] = found;
  if (!row || row.count < rows) return null;
  const { from: since, firstId, lastId, isAll } = row;
  return { from: since, firstId, lastId, isAll };
}

/** `payload_facts f` of every callback of a window, and a few others that lie beside it. */
function near({ firstId, lastId }: Window): Sql {
  const stretches = stretchesBetween(firstId, lastId);
  return stretches ? sql`${foundBy} && ${stretches}::int[]` : sql`f.callback_id >= ${firstId}::bigint`;
}

/**
 * `with told as …`: numbers of callbacks whose payloads may fit, by their index, of a window or of all; at most `most`.
 * Null where the index answers nothing of what is asked.
 */
export function toldByTerms(
  { payload }: Pick<CallbackFilter, 'payload'>,
  window: Window | null,
  most: number | null = null,
): Sql | null {
  const terms = termsWhere(payload);
  if (terms === null) return null;
  const fitting = sql`select f.callback_id from payload_facts f ${where([terms, window && near(window)])}`;
  if (most === null) return sql`with told as materialized (${fitting})`;
  // Planned as if all were wanted, so by the index: in search of a few the whole table would be walked.
  return sql`with fitting as materialized (${fitting}), told as materialized (
    select callback_id from fitting limit ${most}::bigint
  )`;
}

/** Pure: the `from` of a filter that keeps to the window. */
export function sinceWindow(window: Window | null, { from }: Pick<CallbackFilter, 'from'>): { from: string | null } {
  const since = window?.from.toISOString() ?? null;
  return { from: since === null || (from !== null && from > since) ? from : since };
}

/** `with told as …` of all whose payloads may fit; null: payloads are not asked by the index; `many`: more than `toldMax`. */
export async function toldOfAll(
  ctx: Pick<Context, 'db'>,
  filter: Pick<CallbackFilter, 'payload'>,
): Promise<Sql | null | 'many'> {
  const told = toldByTerms(filter, null, toldMax + 1);
  if (told === null) return null;
  const { rows } = await ctx.db.pool.query<{ id: string }>(sql`${told} select callback_id::text as id from told`);
  if (rows.length > toldMax) return 'many';
  return sql`with told (callback_id) as materialized (select unnest(${rows.map(({ id }) => id)}::bigint[]))`;
}
