import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { type Sql, sql } from '@/lib/platform/query/conditions';
import type { LookedPage } from '@/lib/platform/query/look-through';
import { batchWhere, splitBatchFilter } from './batch-conditions';
import type { BatchFilter } from './batch-filter';
import { type BatchRow, batchColumnsSql, toBatchSummary } from './batch-row';
import { batchStateSince } from './batch-state-since';
import { batchTotals } from './batch-totals';
import { readOpened } from './read-opened';
import type { BatchSummary } from './types';

/** The newest batches by what an index answers of a filter: `batches b`. */
export function newestBatches(found: BatchFilter): (rows: number) => Sql {
  return (rows) => sql`
    select b.* from batches b ${batchWhere(found)} order by b.opened_at desc, b.id desc limit ${rows}`;
}

/**
 * One page of batches with their totals, newest first by when they were opened, without lines. Paged by keyset. What no index answers
 * is looked for among as many as take a moment: the page may be short then, and `lookedTo` says how far it looked. Throws
 * `AppError('bad_request')` for a foreign cursor.
 */
export async function listBatches(ctx: ActorContext, filter: BatchFilter): Promise<LookedPage<BatchSummary>> {
  assertMay(ctx.actor, 'batches.read');
  const { found, compared } = splitBatchFilter(filter);
  const page = await readOpened<BatchRow>(ctx.db.pool, filter, {
    first: newestBatches(found),
    compared,
    alias: sql`b`,
    columns: (fitting) => sql`
      select ${batchColumnsSql} from (${fitting}) b join accounts a on a.id = b.account_id order by b.opened_at desc, b.id desc`,
  });
  const ids = page.data.map(({ id }) => id);
  const [totals, since] = await Promise.all([batchTotals(ctx.db.pool, ids), batchStateSince(ctx.db.pool, ids)]);
  const data = page.data.map((row) =>
    toBatchSummary(row, { totals: totals.get(row.id) ?? [], stateSince: since.get(row.id) ?? null }),
  );
  return { ...page, data };
}
