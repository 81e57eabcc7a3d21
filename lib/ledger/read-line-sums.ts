import type pg from 'pg';
import type { LineNews, LineSum } from './types';

type Db = Pick<pg.Pool, 'query'>;

const sumsSql = `
select s.currency, s.chain, s.terminal, s.outcome, s.conflicted, s.fee_type as "feeType", count(*)::int as count, sum(s.fee)::text as fee,
  (count(*) filter (where s.amount is null or s.outcome = 'succeeded' and s.done_amount is null))::int as incomplete
from suborders s
where s.batch_ref = $1
group by 1, 2, 3, 4, 5, 6`;

/** How many lines of a batch are alike, and what their fees come to. */
export async function readLineSums(db: Db, batchRef: string): Promise<LineSum[]> {
  const { rows } = await db.query<LineSum>(sumsSql, [batchRef]);
  return rows;
}

// A line's news are as old as its callback where they say nothing of when they happened.
const newsSql = `
select coalesce(n.occurred_at, c.received_at) as at, n.callback_id::text as "callbackId", n.outcome, n.conflicted, n.count
from (
  select t.occurred_at, t.callback_id, s.outcome, s.conflicted, count(*)::int as count
  from transitions t
  join suborders s on s.id = t.subject_id and s.batch_ref = t.batch_ref
  where t.batch_ref = $1 and t.subject = 'suborder'
  group by 1, 2, 3, 4
) as n
join callbacks c on c.id = n.callback_id`;

/** How many news of lines each callback of a batch brought, by when they happened and where their lines stand. */
export async function readLineNews(db: Db, batchRef: string): Promise<LineNews[]> {
  const { rows } = await db.query<Omit<LineNews, 'atMs'> & { at: Date }>(newsSql, [batchRef]);
  return rows.map(({ at, ...row }) => ({ atMs: at.getTime(), ...row }));
}
