import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import type { Page } from '@/lib/intake/types';
import { beginsWith, isOneOf, type Sql, sql, where } from '@/lib/platform/query/conditions';
import { afterCursor, ofAccounts, openedWithin, pageOf } from './list-conditions';
import type { TransferFilter } from './transfer-filter';
import { type TransferRow, toTransferSummary, transferColumnsSql } from './transfer-row';
import type { TransferSummary } from './types';

/** Each branch has its index; together they are a handful of ids. */
function matches(text: string): Sql {
  return sql`t.id = any(array(
    select id from transfers where ${beginsWith(sql`transfer_id`, text)}
    union select id from transfers where merchant_reference = ${text}
    union select id from transfers where tx_hash = ${text}))`;
}

/** Pure: the `where` of a filter over `transfers t`. Throws `AppError('bad_request')` for a cursor that no list gave out. */
export function transferWhere(filter: TransferFilter): Sql {
  return where([
    isOneOf(sql`t.provider`, filter.provider),
    ofAccounts(sql`t.account_id`, filter.account),
    isOneOf(sql`t.kind`, filter.kind),
    isOneOf(sql`t.status`, filter.status),
    isOneOf(sql`t.outcome`, filter.outcome),
    isOneOf(sql`t.currency`, filter.currency),
    filter.conflicted === null ? null : sql`t.conflicted = ${filter.conflicted}`,
    filter.q === null ? null : matches(filter.q),
    ...openedWithin(sql`t.opened_at`, filter.from, filter.to),
    afterCursor(sql`t.opened_at`, sql`t.id`, filter.cursor),
  ]);
}

/**
 * One page of transfers, newest first by when they were opened. Paged by keyset. Throws `AppError('bad_request')` for a
 * foreign cursor.
 */
export async function listTransfers(ctx: ActorContext, filter: TransferFilter): Promise<Page<TransferSummary>> {
  assertMay(ctx.actor, 'transfers.read');
  const { rows } = await ctx.db.pool.query<TransferRow>(sql`
    select ${transferColumnsSql}
    from transfers t
    join accounts a on a.id = t.account_id
    ${transferWhere(filter)}
    order by t.opened_at desc, t.id desc
    limit ${filter.limit + 1}`);
  return pageOf(rows.map(toTransferSummary), filter.limit);
}
