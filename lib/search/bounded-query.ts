import type { Context } from '@/lib/platform/context';
import { inTransaction, isTooSlow } from '@/lib/platform/db/transaction';
import type { Sql } from '@/lib/platform/query/conditions';

/**
 * The rows of `query`, or null where it took longer than `budgetMs`: an answer in time that says what it lacks. Sequential
 * scans are the last resort, so that a wrong guess of the planner never reads a whole table.
 */
export async function boundedQuery<Row extends object>(
  ctx: Context,
  query: Sql,
  budgetMs: number,
): Promise<Row[] | null> {
  try {
    return await inTransaction(ctx.db.pool, async (tx) => (await tx.query<Row>(query)).rows, {
      statementMsMax: budgetMs,
    });
  } catch (error) {
    if (isTooSlow(error)) return null;
    throw error;
  }
}
