import type { Context } from '@/lib/platform/context';
import { isTransient } from '@/lib/platform/db/transaction';

/**
 * One statement: takes changes nobody else is taking and adds them to the hours they are about, in the order of the key, so that
 * two processes never wait for each other crosswise. A change is gone exactly when it is counted.
 */
const statement = `
with taken as (
  delete from statistics_deltas
  where id = any(array(select id from statistics_deltas order by id limit $1 for update skip locked))
  returning measure, hour, account_id, word, currency, count, amount
),
summed as (
  select measure, hour, account_id, word, currency, sum(count) as count, sum(amount) as amount
  from taken group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
),
folded as (
  insert into statistics select * from summed
  on conflict (measure, hour, account_id, word, currency)
  do update set count = statistics.count + excluded.count, amount = statistics.amount + excluded.amount
)
select count(*)::int as taken from taken`;

/** Changes that are folded in one statement. */
export const foldRowsMax = 5_000;

/**
 * Folds waiting changes into the statistics, a bounded number; returns how many. Any number of processes may do it at
 * once. Readers add what still waits, so figures are exact whether or not it ran.
 */
export async function foldDeltas(ctx: Pick<Context, 'db'>, rowsMax = foldRowsMax): Promise<number> {
  try {
    const { rows } = await ctx.db.pool.query<{ taken: number }>(statement, [rowsMax]);
    return rows[0]?.taken ?? 0;
  } catch (error) {
    // A rebuild of the same hours went first; the changes are still there for the next turn.
    if (isTransient(error)) return 0;
    throw error;
  }
}
