import { requestConditions } from '@/lib/intake/request-conditions';
import type { RequestFilter } from '@/lib/intake/request-filter';
import { type Sql, sql, uuidPattern } from '@/lib/platform/query/conditions';
import { decodeCursor } from '@/lib/platform/query/cursor';

/** Pure: rejected requests of `filter` that were not verified again, after `cursor` in the order of arrival. */
export function verifiableConditions(filter: RequestFilter, cursor: string | null): (Sql | null)[] {
  const conditions = requestConditions({ ...filter, verdict: ['rejected'], verifiedAgain: false });
  if (cursor === null) return conditions;
  const { at, id } = decodeCursor(cursor, uuidPattern);
  return [...conditions, sql`(r.received_at, r.id) > (${at}::timestamptz, ${id}::uuid) and r.id > ${id}::uuid`];
}
