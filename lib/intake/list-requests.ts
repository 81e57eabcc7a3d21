import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { type Sql, sql, uuidPattern, where } from '@/lib/platform/query/conditions';
import { decodeCursor, encodeCursor } from '@/lib/platform/query/cursor';
import { requestConditions } from './request-conditions';
import type { RequestFilter } from './request-filter';
import { type RequestRow, requestColumnsSql, toRequestSummary } from './request-row';
import type { Page, RequestSummary } from './types';

function after(cursor: string | null): Sql | null {
  if (cursor === null) return null;
  const { at, id } = decodeCursor(cursor, uuidPattern);
  return sql`(r.received_at, r.id) < (${at}::timestamptz, ${id}::uuid) and r.id < ${id}::uuid`;
}

/**
 * One page of requests, newest first, without their bytes; a list of all verdicts walks the primary key. Throws `AppError('bad_request')` for a foreign cursor.
 */
export async function listRequests(ctx: ActorContext, filter: RequestFilter): Promise<Page<RequestSummary>> {
  assertMay(ctx.actor, 'requests.read');
  const isByVerdict = filter.verdict.length === 1 || filter.account.length === 1;
  const { rows } = await ctx.db.pool.query<RequestRow>(sql`
    select ${requestColumnsSql}
    from requests r
    join accounts a on a.id = r.account_id
    ${where([...requestConditions(filter), after(filter.cursor)])}
    order by ${isByVerdict ? sql`r.received_at desc, r.id desc` : sql`r.id desc`}
    limit ${filter.limit + 1}`);
  const data = rows.slice(0, filter.limit).map(toRequestSummary);
  const last = data.at(-1);
  const nextCursor = last && rows.length > filter.limit ? encodeCursor({ at: last.receivedAt, id: last.id }) : null;
  return { data, nextCursor };
}
