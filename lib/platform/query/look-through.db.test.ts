import { expect } from 'vitest';
import { test } from '@/e2e/support/test-database';
import { rowIdPattern, type Sql, sql } from './conditions';
import { decodeCursor } from './cursor';
import { countLooking, type LookedPage, lookRowsMin, lookThrough } from './look-through';

interface Row {
  id: string;
  at: Date;
}

/** Rows of which each shares its instant with two others. */
const fill = `
create table numbers (id bigint primary key, at timestamptz(3) not null);
insert into numbers select n, timestamptz '2026-03-01' + (n / 3) * interval '1 second' from generate_series(1, 60000) n;
create index on numbers (at desc, id desc)`;

const order = sql`n.at desc, n.id desc`;

function newest(cursor: string | null): (rows: number) => Sql {
  const place = cursor === null ? null : decodeCursor(cursor, rowIdPattern);
  const after = place ? sql`where (n.at, n.id) < (${place.at}::timestamptz, ${place.id}::bigint)` : sql`where true`;
  return (rows) => sql`select n.* from numbers n ${after} order by ${order} limit ${rows}`;
}

test('a list is looked through page by page: nothing that fits is left out or comes twice, also while rows come and go', async ({
  db,
}) => {
  await db.pool.query(fill);
  const pages: { ids: string[]; lookedTo: string | undefined }[] = [];
  const fits = sql`where n.id % 10000 < 2`;
  let cursor: string | null = null;
  do {
    const page: LookedPage<Row> = await lookThrough<Row>(db.pool, {
      first: newest(cursor),
      place: { alias: sql`n`, at: sql`n.at`, id: sql`n.id`, order },
      read: async (tx, candidates) => {
        const { rows } = await tx.query<Row>(
          sql`select n.id::text as id, n.at from (${candidates}) n ${fits} order by ${order} limit 6`,
        );
        // Either would move the end that is looked for next.
        await db.pool.query(
          `insert into numbers select max(id) + n, now() from numbers, generate_series(1, 4) n group by n`,
        );
        await db.pool.query(
          'delete from numbers where id in (select id from numbers where id % 10000 >= 2 order by id desc limit 9)',
        );
        return rows;
      },
      placeOf: ({ at, id }) => ({ at: at.toISOString(), id }),
      cursor,
      idPattern: rowIdPattern,
      limit: 5,
    });
    pages.push({ ids: page.data.map(({ id }) => id), lookedTo: page.lookedTo });
    cursor = page.nextCursor;
  } while (cursor !== null);
  const { rows } = await db.pool.query<{ id: string }>(
    sql`select n.id::text as id from numbers n ${fits} and n.id <= 60000 order by ${order}`,
  );
  expect(rows.length).toBeGreaterThan(10);
  expect(pages.flatMap(({ ids }) => ids)).toEqual(rows.map(({ id }) => id));
  // Some were cut short by how many were looked at, with the instant down to which; the last one by the end.
  expect(pages.filter(({ ids, lookedTo }) => ids.length < 5 && lookedTo !== undefined).length).toBeGreaterThan(1);
  expect(pages.at(-1)?.lookedTo).toBeUndefined();
  const instants = pages.flatMap(({ lookedTo }) => lookedTo ?? []);
  expect(instants).toEqual([...instants].sort().reverse());
});

test('counting looks at a bounded number, and says so where there are more', async ({ db }) => {
  const count = (compared: Sql) => countLooking(db.pool, newest(null), { alias: sql`n`, compared });
  const { rows } = await db.pool.query<{ all: number }>('select count(*)::int as all from numbers');
  expect(rows[0]?.all).toBeGreaterThan(2 * lookRowsMin);
  expect(await count(sql`true`)).toEqual({ value: lookRowsMin, bounded: true });
  expect(await count(sql`false`)).toEqual({ value: 0, bounded: true });
  await db.pool.query('delete from numbers where id > 8000');
  expect(await count(sql`n.id % 100 = 0`)).toEqual({ value: 80, bounded: false });
});
