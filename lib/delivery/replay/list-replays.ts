import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import type { Page } from '@/lib/intake/types';
import { rowIdPattern, sql, where } from '@/lib/platform/query/conditions';
import { decodeCursor, encodeCursor } from '@/lib/platform/query/cursor';
import { ParamReader, type QueryParams } from '@/lib/platform/query/param-reader';
import { type ReplayRow, replayColumnsSql, toReplaySummary } from './replay-row';
import type { ReplaySummary } from './types';

export interface ReplayPage {
  limit: number;
  /** From a page's `nextCursor`. */
  cursor: string | null;
}

/** Pure: the page that a URL asks for. */
export function readReplayPage(reader: ParamReader): ReplayPage {
  return { limit: reader.integer('limit', { min: 1, max: 200, otherwise: 50 }), cursor: reader.text('cursor') };
}

/** Pure: the same of a page's URL; what cannot be used is left out. */
export function parseReplayPage(params: QueryParams): ReplayPage {
  return readReplayPage(new ParamReader(params));
}

/** Bulk replays, newest first. Throws `AppError('bad_request')` for a foreign cursor. */
export async function listReplays(ctx: ActorContext, { limit, cursor }: ReplayPage): Promise<Page<ReplaySummary>> {
  assertMay(ctx.actor, 'replays.read');
  const after = cursor === null ? null : sql`j.id < ${decodeCursor(cursor, rowIdPattern).id}::bigint`;
  const { rows } = await ctx.db.pool.query<ReplayRow>(
    sql`select ${replayColumnsSql} from replay_jobs j ${where([after])} order by j.id desc limit ${limit + 1}`,
  );
  const now = ctx.clock.now();
  const data = rows.slice(0, limit).map((row) => toReplaySummary(row, now));
  const last = data.at(-1);
  const more = last && rows.length > limit;
  return { data, nextCursor: more ? encodeCursor({ at: last.createdAt, id: last.id }) : null };
}
