import type pg from 'pg';
import { type TotalRow, toBatchTotal, totalsOfGroupsSql } from './batch-totals';
import { lineGroupsSql } from './line-groups';
import type { BatchTotal, LineNews, LineSum } from './types';

type Db = Pick<pg.Pool, 'query'>;

const sumsSql = `
with ${lineGroupsSql}
select
  (select coalesce(json_agg(json_build_object(
      'currency', currency, 'chain', chain, 'terminal', terminal, 'outcome', outcome, 'conflicted', conflicted, 'feeType', fee_type,
      'count', count, 'fee', fee::text, 'incomplete', incomplete)), '[]') from groups) as sums,
  (select coalesce(json_agg(t), '[]') from (${totalsOfGroupsSql}) as t) as totals`;

/** How many lines of a batch are alike and what their fees come to, and the batch's totals: of one look at its lines. */
export async function readLineSums(db: Db, batchRef: string): Promise<{ sums: LineSum[]; totals: BatchTotal[] }> {
  const { rows } = await db.query<{ sums: LineSum[]; totals: TotalRow[] }>(sumsSql, [[batchRef]]);
  const [row] = rows;
  return { sums: row?.sums ?? [], totals: (row?.totals ?? []).map(toBatchTotal) };
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
