import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { type Sql, sql } from '@/lib/platform/query/conditions';
import type { LookedPage } from '@/lib/platform/query/look-through';
import { readOpened } from './read-opened';
import { readTransferStanding } from './read-transfer-standing';
import { splitTransferFilter, transferWhere } from './transfer-conditions';
import type { TransferFilter } from './transfer-filter';
import { type TransferRow, toListedTransfer, transferColumnsSql } from './transfer-row';
import type { ListedTransfer } from './types';

/** The newest transfers by what an index answers of a filter: `transfers t`. */
export function newestTransfers(found: TransferFilter): (rows: number) => Sql {
  return (rows) => sql`
    select t.* from transfers t ${transferWhere(found)} order by t.opened_at desc, t.id desc limit ${rows}`;
}

/**
 * One page of transfers, newest first by when they were opened. Paged by keyset. What no index answers is looked for among as many as
 * take a moment: the page may be short then, and `lookedTo` says how far it looked. Throws `AppError('bad_request')` for a foreign cursor.
 */
export async function listTransfers(ctx: ActorContext, filter: TransferFilter): Promise<LookedPage<ListedTransfer>> {
  assertMay(ctx.actor, 'transfers.read');
  const { found, compared } = splitTransferFilter(filter);
  const page = await readOpened<TransferRow>(ctx.db.pool, filter, {
    first: newestTransfers(found),
    compared,
    alias: sql`t`,
    columns: (fitting) => sql`
      select ${transferColumnsSql} from (${fitting}) t join accounts a on a.id = t.account_id order by t.opened_at desc, t.id desc`,
  });
  const standings = await readTransferStanding(
    ctx.db.pool,
    page.data.map(({ id }) => id),
  );
  return { ...page, data: page.data.map((row) => toListedTransfer(row, standings)) };
}
