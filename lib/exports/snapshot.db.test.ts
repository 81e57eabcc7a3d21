import { expect } from 'vitest';
import { test } from '@/e2e/support/test-database';
import { sql } from '@/lib/platform/query/conditions';
import { openSnapshot } from './snapshot';

test('however many queries a file reads in batches, none holds memory in the database once it was read', async ({
  db,
}) => {
  const snapshot = await openSnapshot(db);
  try {
    const read: number[] = [];
    for (let count = 0; count < 20; count += 1) {
      for await (const rows of await snapshot.batches(sql`select * from generate_series(1, 5) n`, 2)) {
        read.push(rows.length);
        // Every other one is left half way.
        if (count % 2 === 1) break;
      }
    }
    expect(read.filter((length) => length === 2)).toHaveLength(10 * 2 + 10);
    expect(await snapshot.all(sql`select name from pg_cursors where name like 'batch%'`)).toEqual([]);
  } finally {
    await snapshot.close();
  }
});

test('a query that is left after its file ended touches no other file on the connection', async ({ db }) => {
  const first = await openSnapshot(db);
  const left = await first.batches(sql`select * from generate_series(1, 5) n`, 2);
  await left.next();
  await first.close();
  const second = await openSnapshot(db);
  try {
    const batches = await second.batches<{ n: number }>(sql`select * from generate_series(1, 5) n`, 2);
    await left.return();
    const rows: number[] = [];
    for await (const batch of batches) rows.push(...batch.map(({ n }) => n));
    expect(rows).toEqual([1, 2, 3, 4, 5]);
  } finally {
    await second.close();
  }
});
