import { expect } from 'vitest';
import { test } from '@/e2e/support/test-database';
import { lockWaitMs } from './lock-wait';

test('who waits for a table waits long enough for Postgres to send its own vacuum away', async ({ db }) => {
  const { rows } = await db.pool.query<{ ms: number }>(
    `select setting::int as ms from pg_settings where name = 'deadlock_timeout' and unit = 'ms'`,
  );
  expect(rows).toHaveLength(1);
  expect(lockWaitMs).toBeGreaterThan((rows[0]?.ms ?? 0) + 200);
});
