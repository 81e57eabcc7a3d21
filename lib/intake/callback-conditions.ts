import { beginsWith, isOneOf, rowIdPattern, type Sql, sql, where } from '@/lib/platform/query/conditions';
import { decodeCursor } from '@/lib/platform/query/cursor';
import type { CallbackFilter } from './callback-filter';

/** Every account, so that the indexes that begin with the account serve a search over all of them. */
const anyAccount: Sql = sql`c.account_id = any(array(select id from accounts))`;

function matches(text: string): Sql {
  const byReference = sql`(${anyAccount} and ${beginsWith(sql`c.batch_id`, text)})
    or (${anyAccount} and ${beginsWith(sql`c.transfer_id`, text)})`;
  return rowIdPattern.test(text) ? sql`(c.id = ${text}::bigint or ${byReference})` : sql`(${byReference})`;
}

function ofAccounts(slugs: readonly string[]): Sql | null {
  const named = isOneOf(sql`slug`, slugs);
  return named && sql`c.account_id = any(array(select id from accounts where ${named}))`;
}

function after(cursor: string | null): Sql | null {
  if (cursor === null) return null;
  const { at, id } = decodeCursor(cursor, rowIdPattern);
  return sql`(c.received_at, c.id) < (${at}::timestamptz, ${id}::bigint)`;
}

/** Pure: the `where` of a filter over `callbacks c`. Throws `AppError('bad_request')` for a cursor that no list gave out. */
export function callbackWhere(filter: CallbackFilter): Sql {
  return where([
    isOneOf(sql`c.provider`, filter.provider),
    ofAccounts(filter.account),
    isOneOf(sql`c.channel`, filter.channel),
    isOneOf(sql`c.type`, filter.type),
    isOneOf(sql`c.status`, filter.status),
    isOneOf(sql`c.outcome`, filter.outcome),
    filter.verified === null ? null : sql`c.verified = ${filter.verified}`,
    filter.q === null ? null : matches(filter.q),
    filter.from === null ? null : sql`c.received_at >= ${filter.from}::timestamptz`,
    filter.to === null ? null : sql`c.received_at < ${filter.to}::timestamptz`,
    after(filter.cursor),
  ]);
}
