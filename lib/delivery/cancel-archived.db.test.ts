import { expect } from 'vitest';
import { addDestination, test } from '@/e2e/support/delivery-test';
import { inTransaction } from '@/lib/platform/db/transaction';
import { cancelArchived } from './cancel-archived';

const addWaiting = `
insert into deliveries (destination_id, trigger, lane, next_attempt_at)
select $1, 'test', i % 3, $2 from generate_series(1, 3) i`;

const readStates = `
select destination_id::text as id, array_agg(distinct status) as states from deliveries group by 1 order by min(destination_id)`;

test('what waits for archived destinations is cancelled so many at a time, but for what is being worked on, and nothing else', async ({
  ctx,
  db,
}) => {
  const now = ctx.clock.now();
  const url = 'http://127.0.0.1:1/';
  const [one, active, other] = [
    await addDestination(ctx, url),
    await addDestination(ctx, url),
    await addDestination(ctx, url),
  ];
  for (const { id } of [one, active, other]) await db.pool.query(addWaiting, [id, now]);
  await db.pool.query('update destinations set archived_at = $1 where id <> $2', [now, active.id]);
  await inTransaction(db.pool, async (tx) => {
    await tx.query('select from deliveries where destination_id = $1 and lane = 1 for update', [other.id]);
    expect(await cancelArchived(ctx, { now, limit: 4 })).toBe(4);
    expect(await cancelArchived(ctx, { now, limit: 4 })).toBe(1);
  });
  expect(await cancelArchived(ctx, { now, limit: 4 })).toBe(1);
  expect(await cancelArchived(ctx, { now, limit: 4 })).toBe(0);
  expect((await db.pool.query(readStates)).rows).toEqual([
    { id: one.id, states: ['cancelled'] },
    { id: active.id, states: ['waiting'] },
    { id: other.id, states: ['cancelled'] },
  ]);
});
