import type { BenchDatabase } from './bench-database';
import type { Once } from './once';
import type { Side } from './sides/sides';

/** Both kinds of tables name the batch, and no two callbacks that were made here name the same. */
const storedSql = (table: Side['table']) =>
  `select count(*)::int as stored, (count(*) - count(distinct batch_id))::int as twice from ${table}`;

const storedOnceSql = (table: Side['table']) => `
select count(*)::int as count
from (select batch_id from ${table} where batch_id = any($1) group by batch_id having count(*) = 1) as rows`;

/**
 * A callback of the load is a batch of one line that was paid out. Applied once, it has opened both and done nothing else, nothing of it
 * waits, and the figures that the batch keeps say one: those are added to, and would tell of a second time.
 */
const appliedOnceSql = `
select count(*)::int as callbacks, count(*) filter (where
  c.apply_state = 'applied' and not exists (select from apply_jobs j where j.callback_id = c.id)
  and (select string_agg(t.subject || ' ' || t.verdict, ', ' order by t.subject, t.id) from transitions t where t.callback_id = c.id)
    = 'batch opened, suborder opened'
  and (select array_agg(array[b.line_count, b.done_count, b.failed_count, (select count(*) from suborders s where s.batch_ref = b.id)::int])
    from batches b where b.account_id = c.account_id and b.batch_id = c.batch_id) = array[array[1, 1, 0, 1]]
)::int as once
from callbacks c`;

const waitingSql = 'select exists (select from apply_jobs) as waits';

async function first<Row>(rows: Promise<Row[]>): Promise<Row> {
  const [row] = await rows;
  if (!row) throw new Error('A count came back without a row.');
  return row;
}

/** Rows that `side` has in the database at `url`, and whether each callback is one of them, those of `sentAgain` above all. */
export async function countOnce(
  database: Pick<BenchDatabase, 'query'>,
  url: string,
  side: Pick<Side, 'table' | 'applies'>,
  sentAgain: { batchIds: readonly string[]; requests: number; acknowledged: number },
): Promise<{ stored: number; once: Once }> {
  const { batchIds, requests, acknowledged } = sentAgain;
  const { stored, twice } = await first(database.query<{ stored: number; twice: number }>(url, storedSql(side.table)));
  const { count } = await first(database.query<{ count: number }>(url, storedOnceSql(side.table), [batchIds]));
  const applied = side.applies
    ? await first(database.query<{ callbacks: number; once: number }>(url, appliedOnceSql))
    : null;
  const again = { requests, acknowledged, callbacks: batchIds.length, storedOnce: count };
  return { stored, once: { storedTwice: twice, again, applied } };
}

/** Waits until no callback waits to be applied, for `seconds` at most: what waits then is counted as not applied. */
export async function untilApplied(
  database: Pick<BenchDatabase, 'query'>,
  url: string,
  seconds: number,
): Promise<void> {
  const endMs = performance.now() + seconds * 1_000;
  while (performance.now() < endMs) {
    const { waits } = await first(database.query<{ waits: boolean }>(url, waitingSql));
    if (!waits) return;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}
