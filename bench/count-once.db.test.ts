import type pg from 'pg';
import { expect } from 'vitest';
import { postGatepay, withdrawBody } from '@/e2e/support/gatepay-door';
import { applyAll, test } from '@/e2e/support/ledger-test';
import type { Database } from '@/lib/platform/db/client';
import { countOnce } from './count-once';
import { onceFaults } from './once';

const places = [0, 1, 2, 3];
const batchIds = places.map((place) => `s1-${place}`);
const line = (place: number) => ({
  merchant_withdraw_id: `w${place}`,
  status: 'DONE',
  currency: 'USDT',
  amount: '2.10',
});
const bodyOf = (place: number) => withdrawBody(`s1-${place}`, 'SUCCESS', [line(place)]);
const sentAgain = { batchIds, requests: 8, acknowledged: 8 };

/** As a connection to whichever database is measured: here there is one. */
const queries = (db: Database) => ({
  query: async <Row extends pg.QueryResultRow>(_url: string, sql: string, values: readonly unknown[] = []) =>
    (await db.pool.query<Row>(sql, [...values])).rows,
});

test('what our door took twice more is stored once and applied once, and what was not is told', async ({ ctx, db }) => {
  const side = { table: 'callbacks', applies: true } as const;
  const bodies = places.map(bodyOf);
  for (const body of [...bodies, ...bodies, ...bodies]) await postGatepay(ctx, body);
  const waiting = await countOnce(queries(db), '', side, sentAgain);
  expect(waiting.once.applied).toEqual({ callbacks: 4, once: 0 });
  await applyAll(ctx);
  const counted = await countOnce(queries(db), '', side, sentAgain);
  expect(counted).toEqual({
    stored: 4,
    once: {
      ...{ storedTwice: 0, applied: { callbacks: 4, once: 4 } },
      again: { requests: 8, acknowledged: 8, callbacks: 4, storedOnce: 4 },
    },
  });
  expect(onceFaults({ acknowledged: 4, ...counted })).toEqual([]);

  await db.pool.query(`update batches set done_count = done_count + 1 where batch_id = 's1-0'`);
  await db.pool.query(`update callbacks set apply_state = 'failed' where batch_id = 's1-1'`);
  await db.pool.query(
    `update transitions set verdict = 'advanced' where callback_id = (select id from callbacks where batch_id = 's1-2')`,
  );
  const wrong = await countOnce(queries(db), '', side, sentAgain);
  expect(onceFaults({ acknowledged: 4, ...wrong })).toEqual(['3 not applied once']);
});

test('a side that stores what is sent again a second time fails by it', async ({ db }) => {
  const side = { table: 'inbox', applies: false } as const;
  await db.pool.query('create table inbox (batch_id text not null)');
  try {
    await db.pool.query('insert into inbox select unnest($1::text[])', [[...batchIds, 's1-1', 's1-1', 's1-3']]);
    const counted = await countOnce(queries(db), '', side, sentAgain);
    expect(counted).toMatchObject({ stored: 7, once: { storedTwice: 3, applied: null, again: { storedOnce: 2 } } });
    expect(onceFaults({ acknowledged: 4, ...counted })).toEqual(['3 stored twice', '2 sent again and not stored once']);
  } finally {
    await db.pool.query('drop table inbox');
  }
});
