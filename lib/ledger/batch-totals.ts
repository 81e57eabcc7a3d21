import type pg from 'pg';
import type { BatchTotal } from './types';

// A line that failed says so by its status alone: GatePay fills done_amount in failed lines too.
const statement = `
select s.batch_ref::text as "batchRef", coalesce(s.currency, '') as currency, s.chain,
  coalesce(sum(s.amount), 0)::text as requested,
  coalesce(sum(s.done_amount) filter (where s.outcome = 'succeeded'), 0)::text as done,
  coalesce(sum(s.amount) filter (where s.terminal and s.outcome <> 'succeeded'), 0)::text as failed,
  coalesce(sum(s.fee) filter (where s.outcome = 'succeeded'), 0)::text as fee,
  coalesce(sum(s.amount) filter (where not s.terminal), 0)::text as pending
from suborders s
where s.batch_ref = any($1::bigint[]) and (s.currency is not null or coalesce(s.amount, s.done_amount, s.fee) is not null)
group by s.batch_ref, coalesce(s.currency, ''), s.chain
order by s.batch_ref, currency, s.chain nulls first`;

/**
 * Sums per currency and chain of each batch, by batch row id: requested (`amount` of all lines), done (`done_amount` of those
 * that succeeded), failed (`amount` of those that ended otherwise), fee (of those that succeeded), pending (`amount` of the
 * open ones). Exact decimals with the digits of their terms; what a line does not state is not guessed. Money without a
 * currency stands under an empty one.
 */
export async function batchTotals(
  db: Pick<pg.Pool, 'query'>,
  batchRefs: readonly string[],
): Promise<Map<string, BatchTotal[]>> {
  const totals = new Map<string, BatchTotal[]>();
  if (batchRefs.length === 0) return totals;
  const { rows } = await db.query<BatchTotal & { batchRef: string }>(statement, [batchRefs]);
  for (const { batchRef, ...total } of rows) {
    const known = totals.get(batchRef);
    if (known) known.push(total);
    else totals.set(batchRef, [total]);
  }
  return totals;
}
