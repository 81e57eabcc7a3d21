import type { ActorContext } from '@/lib/access/actor';
import { assertMay, may } from '@/lib/access/permissions';
import type { Transaction } from '@/lib/platform/db/transaction';
import { isOneOf, type Sql, sql, uuidPattern, where } from '@/lib/platform/query/conditions';
import { decodeCursor, encodeCursor } from '@/lib/platform/query/cursor';
import { type LookedPage, lookThrough } from '@/lib/platform/query/look-through';
import { requestConditions, splitRequestFilter } from './request-conditions';
import type { RequestFilter } from './request-filter';
import { type RequestRow, requestColumnsSql, toRequestSummary } from './request-row';
import type { RequestSummary } from './types';

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
function walkOf(filter: RequestFilter, rowsMax: number): Walk {
  const { verdict, cause, account, cursor } = filter;
  const rows = (of: RequestFilter, ...more: Sql[]) =>
    sql`requests r ${where([...more, ...requestConditions(of), after(cursor)])}`;
  const isOfOneKind = cause.length === 1 || (verdict.length === 1 && verdict[0] !== 'accepted');
  if (isOfOneKind || cause.length > 0 || account.length === 0) {
    return { rows: sql`select * from ${rows(filter)}`, order: isOfOneKind ? newestFirst : sql`r.id desc` };
  }
  const each = sql`
    select * from ${rows({ ...filter, account: [] }, sql`r.account_id = named.id`)} order by ${newestFirst} limit ${rowsMax}`;
  return {
    rows: sql`select newest.* from accounts named cross join lateral (${each}) newest where ${isOneOf(sql`named.slug`, account)}`,
    order: newestFirst,
  };
}

/** The newest requests by what an index answers of a filter: `requests r`. */
export function newestRequests(found: RequestFilter): (rows: number) => Sql {
  return (rows) => {
    const { rows: walked, order } = walkOf(found, rows);
    return sql`select r.* from (${walked}) r order by ${order} limit ${rows}`;
  };
}

const placeOf = ({ receivedAt, id }: RequestRow) => ({ at: receivedAt.toISOString(), id });

async function readRows(ctx: ActorContext, filter: RequestFilter): Promise<LookedPage<RequestRow>> {
  const { limit, cursor } = filter;
  const { found, compared } = splitRequestFilter(filter);
  const first = newestRequests(found);
  const { order } = walkOf(found, limit);
  const read = async (db: Pick<Transaction, 'query'>, fitting: Sql) => {
    const { rows } = await db.query<RequestRow>(sql`
      select ${requestColumnsSql} from (${fitting}) r join accounts a on a.id = r.account_id order by ${order}`);
    return rows;
  };
  if (compared !== null) {
    return lookThrough<RequestRow>(ctx.db.pool, {
      first,
      place: { alias: sql`r`, at: sql`r.received_at`, id: sql`r.id`, order },
      read: (tx, candidates) =>
        read(tx, sql`select r.* from (${candidates}) r where ${compared} order by ${order} limit ${limit + 1}`),
      placeOf,
      cursor,
      idPattern: uuidPattern,
      limit,
    });
  }
  const rows = await read(ctx.db.pool, first(limit + 1));
  const last = rows[limit - 1];
  const nextCursor = last && rows.length > limit ? encodeCursor(placeOf(last)) : null;
  return { data: rows.slice(0, limit), nextCursor };
}

/**
 * One page of requests, newest first, without their bytes, and without their hashes for who may not reveal: nobody looks here whether a
 * body is masked. What no index answers is looked for among as many as take a moment: the page may be short then, and `lookedTo` says how
 * far it looked. Throws `AppError('bad_request')` for a foreign cursor.
 */
export async function listRequests(ctx: ActorContext, filter: RequestFilter): Promise<LookedPage<RequestSummary>> {
  assertMay(ctx.actor, 'requests.read');
  const { data, ...place } = await readRows(ctx, filter);
  const mayReveal = may(ctx.actor, 'payload.reveal');
  const shown = data.map(toRequestSummary).map((request) => (mayReveal ? request : { ...request, bodySha256: null }));
  return { data: shown, ...place };
}
