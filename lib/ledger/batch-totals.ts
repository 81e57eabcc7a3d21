import type pg from 'pg';
import { lineGroupsSql } from './line-groups';
import type { BatchTotal } from './types';

/**
 * Sums per currency and chain of `groups` of lines: requested (`amount` of all), done (`done_amount` of those that succeeded), failed
 * (`amount` of those that ended otherwise), fee (of those that succeeded), pending (`amount` of the open ones). A line that failed says so
 * by its status alone: GatePay fills done_amount in failed lines too.
 */
export const totalsOfGroupsSql = `
select g.batch_ref::text as "batchRef", coalesce(g.currency, '') as currency, g.chain,
  coalesce(sum(g.amount), 0)::text as requested,
  coalesce(sum(g.done_amount) filter (where g.outcome = 'succeeded'), 0)::text as done,
  coalesce(sum(g.amount) filter (where g.terminal and g.outcome <> 'succeeded'), 0)::text as failed,
  coalesce(sum(g.fee) filter (where g.outcome = 'succeeded'), 0)::text as fee,
  coalesce(sum(g.amount) filter (where not g.terminal), 0)::text as pending
from groups g
where g.currency is not null or coalesce(g.amount, g.done_amount, g.fee) is not null
group by g.batch_ref, coalesce(g.currency, ''), g.chain
order by g.batch_ref, currency, g.chain nulls first`;

/** A total of one of several batches. */
export type TotalRow = BatchTotal & { batchRef: string };

/** Pure: what a total says, without whose it is. */
export function toBatchTotal({ batchRef: _, ...total }: TotalRow): BatchTotal {
  return total;
}

/**
 * The sums of `totalsOfGroupsSql` of each batch, by batch row id. Exact decimals with the digits of their terms; what a line does not
 * state is not guessed. Money without a currency stands under an empty one.
 */
export async function batchTotals(
  db: Pick<pg.Pool, 'query'>,
  batchRefs: readonly string[],
): Promise<Map<string, BatchTotal[]>> {
  const totals = new Map<string, BatchTotal[]>();
  if (batchRefs.length === 0) return totals;
  const { rows } = await db.query<TotalRow>(`with ${lineGroupsSql} ${totalsOfGroupsSql}`, [batchRefs]);
  for (const row of rows) {
    const known = totals.get(row.batchRef);
    if (known) known.push(toBatchTotal(row));
    else totals.set(row.batchRef, [toBatchTotal(row)]);
  }
  return totals;
}
