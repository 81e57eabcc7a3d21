import type pg from 'pg';
import { rowIdPattern, type Sql, sql } from '@/lib/platform/query/conditions';
import { encodeCursor } from '@/lib/platform/query/cursor';
import { type LookedPage, lookThrough } from '@/lib/platform/query/look-through';

/** What a list of records is read by. */
interface Opened {
  /** The statement of the newest rows by what an index answers, from the filter's cursor on. */
  first: (rows: number) => Sql;
  /** What they have to be compared with one by one, under the name of `alias`; null: nothing. */
  compared: Sql | null;
  alias: Sql;
  /** The columns of a list, of the rows that `fitting` gives out, newest first. */
  columns: (fitting: Sql) => Sql;
}

/** A page of records, newest first by when they were opened. */
export async function readOpened<Row extends { id: string; openedAt: Date }>(
  pool: pg.Pool,
  { limit, cursor }: { limit: number; cursor: string | null },
  { first, compared, alias, columns }: Opened,
): Promise<LookedPage<Row>> {
  const placeOf = ({ openedAt, id }: Row) => ({ at: openedAt.toISOString(), id });
  const wanted = limit + 1;
  if (compared === null) {
    const { rows } = await pool.query<Row>(columns(first(wanted)));
    const last = rows[limit - 1];
    const nextCursor = last && rows.length > limit ? encodeCursor(placeOf(last)) : null;
    return { data: rows.slice(0, limit), nextCursor };
  }
  return lookThrough<Row>(pool, {
    first,
    place: { alias, at: sql`opened_at`, id: sql`id`, order: sql`opened_at desc, id desc` },
    read: async (tx, candidates) => {
      const fitting = sql`
        select * from (${candidates}) ${alias} where ${compared} order by opened_at desc, id desc limit ${wanted}`;
      return (await tx.query<Row>(columns(fitting))).rows;
    },
    placeOf,
    cursor,
    idPattern: rowIdPattern,
    limit,
  });
}
