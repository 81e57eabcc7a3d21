import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import type { Page } from '@/lib/intake/types';
import { sql } from '@/lib/platform/query/conditions';
import { batchWhere } from './batch-conditions';
import type { BatchFilter } from './batch-filter';
import { type BatchRow, batchColumnsSql, toBatchSummary } from './batch-row';
import { batchStateSince } from './batch-state-since';
import { batchTotals } from './batch-totals';
import { pageOf } from './list-conditions';
import type { BatchSummary } from './types';

/**
 * One page of batches with their totals, newest first by when they were opened, without lines. Paged by keyset. Throws
 * `AppError('bad_request')` for a foreign cursor.
 */
export async function listBatches(ctx: ActorContext, filter: BatchFilter): Promise<Page<BatchSummary>> {
  assertMay(ctx.actor, 'batches.read');
  const { rows } = await ctx.db.pool.query<BatchRow>(sql`
    select ${batchColumnsSql}
    from batches b
    join accounts a on a.id = b.account_id
    ${batchWhere(filter)}
    order by b.opened_at desc, b.id desc
    limit ${filter.limit + 1}`);
  const ids = rows.slice(0, filter.limit).map(({ id }) => id);
  const [totals, since] = await Promise.all([batchTotals(ctx.db.pool, ids), batchStateSince(ctx.db.pool, ids)]);
  return pageOf(
    rows.map((row) => toBatchSummary(row, { totals: totals.get(row.id) ?? [], stateSince: since.get(row.id) ?? null })),
    filter.limit,
  );
}
