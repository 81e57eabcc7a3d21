import { beginsWith, isOneOf, type Sql, sql, where } from '@/lib/platform/query/conditions';
import type { BatchFilter } from './batch-filter';
import { afterCursor, ofAccounts, openedWithin } from './list-conditions';

/** Each branch has its index; together they are a handful of ids. */
function matches(text: string): Sql {
  return sql`b.id = any(array(
    select id from batches where ${beginsWith(sql`batch_id`, text)}
    union select batch_ref from suborders where merchant_withdraw_id = ${text}
    union select batch_ref from suborders where suborder_id = ${text}
    union select batch_ref from suborders where tx_id = ${text}))`;
}

/** Pure: the `where` of a filter over `batches b`. Throws `AppError('bad_request')` for a cursor that no list gave out. */
export function batchWhere(filter: BatchFilter): Sql {
  return where([
    isOneOf(sql`b.provider`, filter.provider),
    ofAccounts(sql`b.account_id`, filter.account),
    isOneOf(sql`b.status`, filter.status),
    isOneOf(sql`b.outcome`, filter.outcome),
    filter.conflicted === null ? null : sql`b.conflicted = ${filter.conflicted}`,
    filter.q === null ? null : matches(filter.q),
    ...openedWithin(sql`b.opened_at`, filter.from, filter.to),
    afterCursor(sql`b.opened_at`, sql`b.id`, filter.cursor),
  ]);
}
