import type pg from 'pg';
import { measures } from '@/lib/ledger/statistics/measures';
import { recountStatements } from '@/lib/ledger/statistics/recount';

/** A pool, or a transaction where both are to be read from one snapshot. */
type Reader = Pick<pg.Pool, 'query'>;

const sorted = (rows: readonly { row: string }[]) => rows.map(({ row }) => row).sort();

/** What the statistics say, with what waits to be folded in. */
export async function stated(reader: Reader): Promise<string[]> {
  const { rows } = await reader.query<{ row: string }>(`
    select concat_ws(' ', measure, hour, account_id, word, currency, sum(count), trim_scale(sum(amount))) as row
    from (select measure, hour, account_id, word, currency, count, amount from statistics
      union all select measure, hour, account_id, word, currency, count, amount from statistics_deltas) as both_tables
    group by measure, hour, account_id, word, currency having sum(count) <> 0 or sum(amount) <> 0`);
  return sorted(rows);
}

/** The same counted over the facts. */
export async function counted(reader: Reader): Promise<string[]> {
  const all: { row: string }[] = [];
  for (const measure of measures) {
    const { rows } = await reader.query<{ row: string }>(
      `select concat_ws(' ', measure, hour, account_id, word, currency, count, trim_scale(amount)) as row
       from (${recountStatements[measure]}) as facts(measure, hour, account_id, word, currency, count, amount)`,
      [new Date(0), new Date('2100-01-01')],
    );
    all.push(...rows);
  }
  return sorted(all);
}
