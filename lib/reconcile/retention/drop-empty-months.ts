import type pg from 'pg';
import { inTransaction, isLocked, isTooSlow } from '@/lib/platform/db/transaction';
import { dayMs } from '@/lib/platform/time';

/** Dropping locks the whole table for a moment: the door must not queue up behind one that waits. */
const lockWaitMs = 200;
/** What is looked at under the lock: a month that is large without rows waits until vacuum made it small. */
const lockedMsMax = 500;
/** This month and those around it are written to. */
const youngMs = 62 * dayMs;
/** Rows, as statistics have them, up to which it is worth a look whether a month is empty. */
const nearlyEmptyRows = 1_000;

const namePattern = /^(requests|attempts)_(\d{4})_(\d{2})$/;

const monthsSql = `
select c.relname as name, p.relname as parent, pg_stat_get_live_tuples(c.oid)::int as rows
from pg_inherits i
join pg_class c on c.oid = i.inhrelid
join pg_class p on p.oid = i.inhparent
where p.relname in ('requests', 'attempts') and c.relnamespace = current_schema()::regnamespace
order by c.relname`;

interface Month {
  name: string;
  parent: string;
  rows: number;
}

/** Pure: whether a partition of that name is of a month that nothing is written to any more. */
export function isOldMonth(name: string, now: Date): boolean {
  const [, , year, month] = namePattern.exec(name) ?? [];
  return year !== undefined && now.getTime() - Date.UTC(Number(year), Number(month), 1) > youngMs;
}

async function dropIfEmpty(pool: pg.Pool, { name, parent }: Month): Promise<boolean> {
  // Looked at without a lock first, for that may take a while where rows have just gone.
  const isEmpty = `select not exists (select from "${name}") as empty`;
  const look = async (db: Pick<pg.Pool, 'query'>) =>
    (await db.query<{ empty: boolean }>(isEmpty)).rows[0]?.empty === true;
  try {
    if (!(await look(pool))) return false;
    return await inTransaction(pool, async (tx) => {
      await tx.query(`set local lock_timeout = ${lockWaitMs}`);
      await tx.query(`set local statement_timeout = ${lockedMsMax}`);
      // The parent first, as everybody else locks them.
      await tx.query(`lock table only "${parent}" in access exclusive mode`);
      await tx.query(`lock table "${name}" in access exclusive mode`);
      if (!(await look(tx))) return false;
      await tx.query(`drop table "${name}"`);
      return true;
    });
  } catch (error) {
    // Somebody reads the table, or looking took too long: the next run tries again.
    if (isLocked(error) || isTooSlow(error)) return false;
    throw error;
  }
}

/**
 * Drops months of bytes in which nothing is left, which gives their disk back at once. Tests of destinations belong to no account:
 * they go with the last of the month where `testsToo`. Answers the names.
 */
export async function dropEmptyMonths(
  pool: pg.Pool,
  now: Date,
  testsToo: (monthEnds: Date) => boolean,
): Promise<string[]> {
  const dropped: string[] = [];
  const { rows } = await pool.query<Month>(monthsSql);
  for (const month of rows) {
    if (month.rows > nearlyEmptyRows || !isOldMonth(month.name, now)) continue;
    const [, table, year, number] = namePattern.exec(month.name) ?? [];
    if (table === 'attempts' && testsToo(new Date(Date.UTC(Number(year), Number(number), 1))))
      await pool.query(`delete from "${month.name}" where callback_id is null`);
    if (await dropIfEmpty(pool, month)) dropped.push(month.name);
  }
  return dropped;
}
