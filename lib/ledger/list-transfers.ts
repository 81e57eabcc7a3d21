import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import type { Page } from '@/lib/intake/types';
import { sql } from '@/lib/platform/query/conditions';
import { pageOf } from './list-conditions';
import { readTransferStanding } from './read-transfer-standing';
import { transferWhere } from './transfer-conditions';
import type { TransferFilter } from './transfer-filter';
import { type TransferRow, toListedTransfer, transferColumnsSql } from './transfer-row';
import type { ListedTransfer } from './types';

/**
 * One page of transfers, newest first by when they were opened. Paged by keyset. Throws `AppError('bad_request')` for a
 * foreign cursor.
 */
export async function listTransfers(ctx: ActorContext, filter: TransferFilter): Promise<Page<ListedTransfer>> {
  assertMay(ctx.actor, 'transfers.read');
  const { rows } = await ctx.db.pool.query<TransferRow>(sql`
    select ${transferColumnsSql}
    from transfers t
    join accounts a on a.id = t.account_id
    ${transferWhere(filter)}
    order by t.opened_at desc, t.id desc
    limit ${filter.limit + 1}`);
  const standings = await readTransferStanding(
    ctx.db.pool,
    rows.map(({ id }) => id),
  );
  return pageOf(
    rows.map((row) => toListedTransfer(row, standings)),
    filter.limit,
  );
}
