import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { uuidFloor } from '@/lib/platform/db/uuid';
import { isOneOf, type Sql, sql, uuidPattern, where } from '@/lib/platform/query/conditions';
import { decodeCursor, encodeCursor } from '@/lib/platform/query/cursor';
import type { RequestFilter } from './request-filter';
import { type RequestRow, requestColumnsSql, toRequestSummary } from './request-row';
import type { Page, RequestSummary } from './types';

function ofAccounts(slugs: readonly string[]): Sql | null {
  const named = isOneOf(sql`slug`, slugs);
  return named && sql`r.account_id = any(array(select id from accounts where ${named}))`;
}

function after(cursor: string | null): Sql | null {
  if (cursor === null) return null;
  const { at, id } = decodeCursor(cursor, uuidPattern);
  return sql`(r.received_at, r.id) < (${at}::timestamptz, ${id}::uuid) and r.id < ${id}::uuid`;
}

/**
 * Pure: the `where` of a filter over `requests r`. The ids are UUIDv7 of `received_at`, so both sort alike: bounds on the id
 * let Postgres leave out whole months, and a list of all verdicts walks the primary key.
 */
function requestWhere(filter: RequestFilter): Sql {
  const { from, to } = filter;
  return where([
    isOneOf(sql`r.verdict`, filter.verdict),
    isOneOf(sql`r.cause`, filter.cause),
    isOneOf(sql`r.provider`, filter.provider),
    ofAccounts(filter.account),
    from === null ? null : sql`r.received_at >= ${from}::timestamptz and r.id >= ${uuidFloor(new Date(from))}::uuid`,
    to === null ? null : sql`r.received_at < ${to}::timestamptz and r.id < ${uuidFloor(new Date(to))}::uuid`,
    after(filter.cursor),
  ]);
}

/**
 * One page of requests, newest first, without their bytes. Throws `AppError('bad_request')` for a foreign cursor.
 */
export async function listRequests(ctx: ActorContext, filter: RequestFilter): Promise<Page<RequestSummary>> {
  assertMay(ctx.actor, 'requests.read');
  const isByVerdict = filter.verdict.length === 1 || filter.account.length === 1;
  const { rows } = await ctx.db.pool.query<RequestRow>(sql`
    select ${requestColumnsSql}
    from requests r
    join accounts a on a.id = r.account_id
    ${requestWhere(filter)}
    order by ${isByVerdict ? sql`r.received_at desc, r.id desc` : sql`r.id desc`}
    limit ${filter.limit + 1}`);
  const data = rows.slice(0, filter.limit).map(toRequestSummary);
  const last = data.at(-1);
  const nextCursor = last && rows.length > filter.limit ? encodeCursor({ at: last.receivedAt, id: last.id }) : null;
  return { data, nextCursor };
}
