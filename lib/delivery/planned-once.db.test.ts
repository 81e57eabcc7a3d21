import { expect } from 'vitest';
import { addDestination, arrive, type DeliveryContext, deliverOnce, test } from '@/e2e/support/delivery-test';
import { type Database, openDatabase } from '@/lib/platform/db/client';

const grown = 1_000;
const claimed = 20;

/** Rows of `tables`, partitions included, that were read so far by the one connection of `db`. */
async function rowsRead(db: Database, tables: readonly string[]): Promise<number> {
  await db.pool.query('select pg_stat_force_next_flush()');
  const { rows } = await db.pool.query<{ count: number }>(
    `select sum(seq_tup_read + idx_tup_fetch)::int as count from pg_stat_user_tables where relname like any($1)`,
    [tables.map((table) => `${table}%`)],
  );
  return rows[0]?.count ?? 0;
}

/**
 * Copies of the one callback that is there, every other one delivered as it was, the rest waiting, three to a batch. Ids of batches are
 * long, so that a few hundred make the index by them as deep as many do.
 */
async function grow(db: Database): Promise<void> {
  await db.pool.query(
    `with made as (
       insert into callbacks select (jsonb_populate_record(null::callbacks, to_jsonb(c) || jsonb_build_object('id', n, 'dedup_key', 'copy ' || n))).*
       from (select * from callbacks limit 1) as c, generate_series(10, $1::int + 9) as n
       returning id
     ), sent as (
       insert into deliveries select (jsonb_populate_record(null::deliveries, to_jsonb(d) || jsonb_build_object('id', made.id,
         'callback_id', made.id, 'webhook_id', gen_random_uuid()) || case when made.id % 2 = 0 then '{}' else jsonb_build_object(
         'status', 'waiting', 'order_key', repeat('batch', 100) || made.id / 6, 'attempt_count', 0, 'next_attempt_at', d.created_at, 'finished_at', null) end)).*
       from made, (select * from deliveries limit 1) as d
     )
     insert into attempts select (jsonb_populate_record(null::attempts, to_jsonb(a) || jsonb_build_object('id', gen_random_uuid(),
       'delivery_id', made.id, 'callback_id', made.id))).*
     from made, (select * from attempts limit 1) as a where made.id % 2 = 0`,
    [grown],
  );
}

test('what was planned while the tables were empty reads no more of them when they have grown', async ({
  ctx,
  backend,
  tools,
  databaseUrl,
  onTestFinished,
}) => {
  const db = openDatabase(databaseUrl, { connectionsMax: 1 });
  onTestFinished(() => db.close());
  const alone: DeliveryContext = { ...ctx, db };
  await db.pool.query('vacuum analyze');
  await addDestination(alone, backend.url);
  await arrive(alone, 'b1');
  expect(await deliverOnce(alone, tools)).toMatchObject({ delivered: 1 });
  await grow(db);
  const tables = ['deliveries', 'attempts', 'callbacks'];
  const readBefore = await rowsRead(db, tables);
  expect(await deliverOnce(alone, tools, claimed)).toMatchObject({ claimed, delivered: claimed });
  const readAfter = await rowsRead(db, tables);
  expect(readAfter - readBefore).toBeLessThan(40 * claimed);
});

test('a claim reads what it claims, however much waits of which Postgres knows nothing yet', async ({
  ctx,
  backend,
  tools,
  databaseUrl,
  onTestFinished,
}) => {
  await addDestination(ctx, backend.url);
  await arrive(ctx, 'b1');
  expect(await deliverOnce(ctx, tools)).toMatchObject({ delivered: 1 });
  const db = openDatabase(databaseUrl, { connectionsMax: 1 });
  onTestFinished(() => db.close());
  await grow(db);
  const alone: DeliveryContext = { ...ctx, db };
  const readBefore = await rowsRead(db, ['deliveries']);
  expect(await deliverOnce(alone, tools, claimed)).toMatchObject({ claimed, delivered: claimed });
  const readAfter = await rowsRead(db, ['deliveries']);
  expect(readAfter - readBefore).toBeLessThan(40 * claimed);
});
