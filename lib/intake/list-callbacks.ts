import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { sql } from '@/lib/platform/query/conditions';
import { encodeCursor } from '@/lib/platform/query/cursor';
import { callbackWhere } from './callback-conditions';
import type { CallbackFilter } from './callback-filter';
import { type CallbackRow, callbackColumnsSql, toCallbackSummary } from './callback-row';
import { assertAskable } from './facts/assert-askable';
import type { CallbackSummary, Page } from './types';

/**
 * One page of callbacks, newest first, without payloads. Paged by keyset on instant and id: rows that arrive meanwhile
 * neither repeat nor hide one. Throws `AppError('bad_request')` for a foreign cursor.
 */
export async function listCallbacks(ctx: ActorContext, filter: CallbackFilter): Promise<Page<CallbackSummary>> {
  assertMay(ctx.actor, 'callbacks.read');
  await assertAskable(ctx, filter);
  const { rows } = await ctx.db.pool.query<CallbackRow>(sql`
    select ${callbackColumnsSql}
    from callbacks c
    join accounts a on a.id = c.account_id
    ${callbackWhere(filter)}
    order by c.received_at desc, c.id desc
    limit ${filter.limit + 1}`);
  const data = rows.slice(0, filter.limit).map(toCallbackSummary);
  const last = data.at(-1);
  const nextCursor = last && rows.length > filter.limit ? encodeCursor({ at: last.receivedAt, id: last.id }) : null;
  return { data, nextCursor };
}
