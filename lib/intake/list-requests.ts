import type { ActorContext } from '@/lib/access/actor';
import { assertMay, may } from '@/lib/access/permissions';
import { isOneOf, type Sql, sql, uuidPattern, where } from '@/lib/platform/query/conditions';
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

const newestFirst = sql`r.received_at desc, r.id desc`;

/** Where the rows come from, and in which order an index has them. */
interface Walk {
  rows: Sql;
  order: Sql;
}

/**
 * Rejected requests, duplicates and each cause have an index; every account has one, walked for its newest. Everything else, and so
 * the accepted ones, which nearly all are, is found along the primary key.
 */
function walkOf(filter: RequestFilter): Walk {
  const { verdict, cause, account, limit, cursor } = filter;
  const rows = (of: RequestFilter, ...more: Sql[]) =>
    sql`requests r ${where([...more, ...requestConditions(of), after(cursor)])}`;
  const isOfOneKind = cause.length === 1 || (verdict.length === 1 && verdict[0] !== 'accepted');
  if (isOfOneKind || cause.length > 0 || account.length === 0) {
    return { rows: sql`select * from ${rows(filter)}`, order: isOfOneKind ? newestFirst : sql`r.id desc` };
  }
  const each = sql`
    select * from ${rows({ ...filter, account: [] }, sql`r.account_id = named.id`)} order by ${newestFirst} limit ${limit + 1}`;
  return {
    rows: sql`select newest.* from accounts named cross join lateral (${each}) newest where ${isOneOf(sql`named.slug`, account)}`,
    order: newestFirst,
  };
}

/**
 * One page of requests, newest first, without their bytes, and without their hashes for who may not reveal: nobody looks here whether a
 * body is masked. Throws `AppError('bad_request')` for a foreign cursor.
 */
export async function listRequests(ctx: ActorContext, filter: RequestFilter): Promise<Page<RequestSummary>> {
  assertMay(ctx.actor, 'requests.read');
  const { rows: walked, order } = walkOf(filter);
  const { rows } = await ctx.db.pool.query<RequestRow>(sql`
    select ${requestColumnsSql}
    from (${walked}) r
    join accounts a on a.id = r.account_id
    order by ${order}
    limit ${filter.limit + 1}`);
  const mayReveal = may(ctx.actor, 'payload.reveal');
  const data = rows
    .slice(0, filter.limit)
    .map(toRequestSummary)
    .map((request) => (mayReveal ? request : { ...request, bodySha256: null }));
  const last = data.at(-1);
  const nextCursor = last && rows.length > filter.limit ? encodeCursor({ at: last.receivedAt, id: last.id }) : null;
  return { data, nextCursor };
}
