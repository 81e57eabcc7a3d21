import { expect } from 'vitest';
import { test } from '@/e2e/support/test-database';
import { ensurePartitions } from './partitions';
import { uuidv7 } from './uuid';

const now = new Date('2026-11-30T23:59:59.999Z');

async function partitionOf(db: { pool: import('pg').Pool }, at: Date): Promise<string | undefined> {
  const id = uuidv7(at);
  const account = `(select id from accounts limit 1)`;
  await db.pool.query(
    `insert into requests (id, account_id, provider, channel, verdict, method, path, source_address, sealed, body_bytes,
       body_kept_bytes, body_sha256, answer_status, answer_body, received_at)
     values ($1, ${account}, 'gatepay', 'gatepay', 'accepted', 'POST', 'gatepay', '127.0.0.1', '', 0, 0, '', 200, '', $2)`,
    [id, at],
  );
  const { rows } = await db.pool.query<{ name: string }>(
    'select tableoid::regclass::text as name from requests where id = $1',
    [id],
  );
  return rows[0]?.name;
}

test('requests land in the partition of their month, from its first millisecond to its last', async ({ db }) => {
  await db.pool.query(
    "insert into accounts (provider, slug, name, source) values ('gatepay', 'default', 'GatePay', 'environment')",
  );
  await Promise.all([ensurePartitions(db.pool, now), ensurePartitions(db.pool, now)]);
  expect(await partitionOf(db, new Date('2026-11-01T00:00:00.000Z'))).toBe('requests_2026_11');
  expect(await partitionOf(db, now)).toBe('requests_2026_11');
  expect(await partitionOf(db, new Date(now.getTime() + 1))).toBe('requests_2026_12');
  expect(await partitionOf(db, new Date('2027-01-31T23:59:59.999Z'))).toBe('requests_2027_01');
});

test('a month whose first requests lie in the default partition already keeps nothing from starting', async ({
  db,
}) => {
  const later = new Date('2027-06-15T00:00:00.000Z');
  expect(await partitionOf(db, later)).toBe('requests_default');
  expect(await ensurePartitions(db.pool, later)).toEqual(['requests_2027_06']);
  expect(await partitionOf(db, later)).toBe('requests_default');
  expect(await partitionOf(db, new Date('2027-07-01T00:00:00.000Z'))).toBe('requests_2027_07');
});

test('a request of a month without a partition is kept all the same', async ({ db }) => {
  expect(await partitionOf(db, new Date('2019-05-05T00:00:00Z'))).toBe('requests_default');
});
