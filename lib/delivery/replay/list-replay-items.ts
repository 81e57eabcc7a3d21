import { z } from 'zod';
import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { errorClasses } from '@/lib/delivery/error-class';
import { deliveryStatuses } from '@/lib/delivery/types';
import type { Page } from '@/lib/intake/types';
import { AppError } from '@/lib/platform/errors';
import { rowIdPattern, sql, where } from '@/lib/platform/query/conditions';
import { noSuchReplay } from './change-replay';
import type { ReplayPage } from './list-replays';
import { type ReplayItem, replayItemStates } from './types';

/** Which items: all, those that failed so far (retrying or given up), those that no destination wants. */
export const replayItemViews = ['all', 'failed', 'unwanted'] as const;
export type ReplayItemView = (typeof replayItemViews)[number];

const rowSchema = z.object({
  callbackId: z.string(),
  state: z.enum(replayItemStates),
  reapplied: z.boolean(),
  fedAt: z.date().nullable(),
  deliveries: z.array(
    z.object({
      id: z.string(),
      destinationId: z.string(),
      destinationName: z.string(),
      status: z.enum(deliveryStatuses),
      attemptCount: z.number(),
      lastErrorClass: z.enum(errorClasses).nullable(),
      lastStatusCode: z.number().nullable(),
    }),
  ),
});

const failedSql = sql`exists (
  select 1 from deliveries d
  where d.replay_job_id = i.job_id and d.callback_id = i.callback_id
    and (d.status = 'exhausted' or (d.status = 'waiting' and d.attempt_count > 0))
)`;

const viewSql: Record<ReplayItemView, ReturnType<typeof sql> | null> = {
  all: null,
  failed: failedSql,
  unwanted: sql`i.state = 'unwanted'`,
};

function afterId(cursor: string | null): string | null {
  if (cursor === null || rowIdPattern.test(cursor)) return cursor;
  throw new AppError('bad_request', 'The cursor is not one that this list gave out. Start again from the first page.');
}

/**
 * A bulk replay's callbacks in the order in which they are handed over, each with its deliveries. `nextCursor` is the last
 * callback's id. Throws `NotFoundError` for an unknown replay and `AppError('bad_request')` for a foreign cursor.
 */
export async function listReplayItems(
  ctx: ActorContext,
  { id, view, limit, cursor }: ReplayPage & { id: string; view: ReplayItemView },
): Promise<Page<ReplayItem>> {
  assertMay(ctx.actor, 'replays.read');
  if (!rowIdPattern.test(id)) throw noSuchReplay(id);
  const after = afterId(cursor);
  const conditions = where([
    sql`i.job_id = ${id}::bigint`,
    viewSql[view],
    after === null ? null : sql`i.callback_id > ${after}::bigint`,
  ]);
  const { rows } = await ctx.db.pool.query(sql`
    select i.callback_id::text as "callbackId", i.state, i.reapplied, i.fed_at as "fedAt", made.deliveries
    from replay_items i
    cross join lateral (
      select coalesce(json_agg(json_build_object('id', d.id::text, 'destinationId', d.destination_id::text,
        'destinationName', t.name, 'status', d.status, 'attemptCount', d.attempt_count, 'lastErrorClass', d.last_error_class,
        'lastStatusCode', d.last_status_code) order by d.id), '[]') as deliveries
      from deliveries d join destinations t on t.id = d.destination_id
      where d.callback_id = i.callback_id and d.replay_job_id = i.job_id
    ) as made
    ${conditions}
    order by i.callback_id
    limit ${limit + 1}`);
  const items = rows.slice(0, limit).map((row) => rowSchema.parse(row));
  const last = items.at(-1);
  return {
    data: items.map((item) => ({ ...item, fedAt: item.fedAt?.toISOString() ?? null })),
    nextCursor: last && rows.length > limit ? last.callbackId : null,
  };
}
