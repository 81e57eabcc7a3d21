import { expect } from 'vitest';
import { addDestination, arrive, test } from '@/e2e/support/delivery-test';
import { secondMs } from '@/lib/platform/time';
import { claimDeliveries } from './claim-deliveries';
import { limits } from './destinations/read-limits';
import { shortenWaits } from './shorten-waits';

test('the lease of a call stays as it is where the timeout of its destination is lowered while it runs', async ({
  ctx,
  db,
}) => {
  const { id } = await addDestination(ctx, 'http://127.0.0.1:1/', { timeout_ms: limits.timeoutMs.max });
  await arrive(ctx, 'b1');
  // At the database's own instant: what is ahead must be so by both clocks.
  const { rows } = await db.pool.query<{ now: Date }>('select now()');
  const now = rows[0]?.now ?? new Date(Number.NaN);
  await db.pool.query('update deliveries set next_attempt_at = $1', [now]);
  expect(await claimDeliveries(db.pool, { workerId: 'w', now, slots: 1, restSlots: 1 })).toHaveLength(1);
  const lease = async () => (await db.pool.query('select leased_until from deliveries')).rows;
  const before = await lease();
  await db.pool.query('update destinations set timeout_ms = $2 where id = $1', [id, secondMs]);
  await shortenWaits(db.pool, now);
  expect(await lease()).toEqual(before);
});
