import { isOneOf, rowIdPattern, type Sql, sql } from '@/lib/platform/query/conditions';
import { decodeCursor } from '@/lib/platform/query/cursor';

/** Pure: rows of `account` whose account is called one of `slugs`; null for no slugs. */
export function ofAccounts(account: Sql, slugs: readonly string[]): Sql | null {
  const named = isOneOf(sql`slug`, slugs);
  return named && sql`${account} = any(array(select id from accounts where ${named}))`;
}

/** Pure: rows after the cursor's in a list that is sorted by (`at`, `id`), newest first. */
export function afterCursor(at: Sql, id: Sql, cursor: string | null): Sql | null {
  if (cursor === null) return null;
  const last = decodeCursor(cursor, rowIdPattern);
  return sql`(${at}, ${id}) < (${last.at}::timestamptz, ${last.id}::bigint)`;
}

/** Pure: the condition for each bound that is given. */
export function openedWithin(at: Sql, from: string | null, to: string | null): (Sql | null)[] {
  return [
    from === null ? null : sql`${at} >= ${from}::timestamptz`,
    to === null ? null : sql`${at} < ${to}::timestamptz`,
  ];
}
