import type pg from 'pg';
import { inTransaction, type Transaction } from '@/lib/platform/db/transaction';
import { join, type Sql, sql } from './conditions';
import { type Cursor, decodeCursor, encodeCursor } from './cursor';
import type { Condition, Operator } from './filter-fields';

/** Rows that are looked at one by one for a page: so many take two or three hundredths of a second, also where they lie scattered. */
export const lookRowsMin = 10_000;
/** And at most, for who goes on and on: a second or two. */
export const lookRowsMax = 1_600_000;

/** A page of a list of which not all may have been looked at. */
export interface LookedPage<Row> {
  data: Row[];
  /** Null: there are no more. A page with fewer rows than were asked for may have one. */
  nextCursor: string | null;
  /** The instant (ISO 8601) of the last row that was looked at, where older ones may fit too; not there: all were, or the page is full. */
  lookedTo?: string;
}

/** Pure: conditions that an index answers (`indexed`: by operator), and those that rows have to be compared with one by one. */
export function splitConditions<Name extends string>(
  conditions: readonly Condition<Name>[],
  indexed: Readonly<Partial<Record<Name, readonly Operator[]>>>,
): { found: Condition<Name>[]; compared: Condition<Name>[] } {
  const isFound = ({ field, operator }: Condition<Name>) => indexed[field]?.includes(operator) ?? false;
  return { found: conditions.filter(isFound), compared: conditions.filter((one) => !isFound(one)) };
}

/** Pure: all of `conditions` as one; null for none. */
export function allOf(conditions: readonly (Sql | null)[]): Sql | null {
  const present = conditions.filter((condition) => condition !== null);
  return present.length === 0 ? null : join(present, ' and ');
}

/** Pure: how many rows to look at from a cursor on: as many as before it, so that fourteen pages lead through ten million. */
export function lookRowsFrom(cursor: string | null, idPattern: RegExp): number {
  const looked = cursor === null ? 0 : decodeCursor(cursor, idPattern).looked;
  return Math.min(lookRowsMax, Math.max(lookRowsMin, looked));
}

/** How a list is looked through. */
export interface Look<Row> {
  /** The statement of its first `rows` rows, newest first, by what an index answers: from `cursor` on. */
  first(rows: number): Sql;
  /** What the rows of `first` are called, the columns that say where one stands (its instant, its id), and the order by them. */
  place: { alias: Sql; at: Sql; id: Sql; order: Sql };
  /** Of what `candidates` gives out those that fit, newest first: one more than a page. */
  read(tx: Transaction, candidates: Sql): Promise<Row[]>;
  placeOf(row: Row): Cursor;
  cursor: string | null;
  idPattern: RegExp;
  limit: number;
}

/**
 * A page of rows that are compared one by one: until it is full, or so many were looked at that the reader has waited long enough. The
 * next page goes on where this one ended, with twice as many. Nothing that fits is left out, and nothing comes twice.
 */
export async function lookThrough<Row>(pool: pg.Pool, look: Look<Row>): Promise<LookedPage<Row>> {
  const { first, place, read, placeOf, cursor, idPattern, limit } = look;
  const size = lookRowsFrom(cursor, idPattern);
  return inTransaction(pool, async (tx) => {
    // The end is that of the very rows that were looked at, whatever comes or changes in between.
    await tx.query('set transaction isolation level repeatable read read only');
    const rows = await read(tx, first(size));
    const last = rows[limit - 1];
    if (last && rows.length > limit) {
      return { data: rows.slice(0, limit), nextCursor: encodeCursor(placeOf(last)) };
    }
    const { rows: found } = await tx.query<{ at: Date; id: string }>(sql`
      select ${place.at} as at, ${place.id}::text as id from (${first(size)}) ${place.alias}
      order by ${place.order} limit 1 offset ${size - 1}`);
    const [end] = found;
    if (!end) return { data: rows, nextCursor: null };
    const before = cursor === null ? 0 : decodeCursor(cursor, idPattern).looked;
    const to = { at: end.at.toISOString(), id: end.id, looked: before + size };
    return { data: rows, nextCursor: encodeCursor(to), lookedTo: to.at };
  });
}

/** How many of the newest rows are so that `compared` holds, a condition on `alias`; `bounded`: older ones were not looked at. */
export async function countLooking(
  db: Pick<pg.Pool, 'query'>,
  first: (rows: number) => Sql,
  { alias, compared }: { alias: Sql; compared: Sql },
): Promise<{ value: number; bounded: boolean }> {
  const { rows } = await db.query<{ looked: number; value: number }>(sql`
    select count(*)::int as looked, (count(*) filter (where ${compared}))::int as value from (${first(lookRowsMin)}) ${alias}`);
  const { looked, value } = rows[0] ?? { looked: 0, value: 0 };
  return { value, bounded: looked === lookRowsMin };
}
