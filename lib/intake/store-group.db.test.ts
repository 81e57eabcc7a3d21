import { createHash, randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { testContext } from '@/e2e/support/test-context';
import { test as base } from '@/e2e/support/test-database';
import { uuidv7 } from '@/lib/platform/db/uuid';
import { ensureAccounts } from './accounts';
import { doorState } from './door-state';
import { storeGroup } from './store-group';
import type { StoreRow } from './store-row';

const receivedAt = new Date('2026-03-02T09:00:00.000Z');

function row(accountId: string, dedupKey: string | null, changes: Partial<StoreRow> = {}): StoreRow {
  return {
    id: uuidv7(receivedAt),
    accountId,
    provider: 'gatepay',
    channel: 'gatepay',
    cause: dedupKey === null ? 'shape_unknown' : null,
    causeDetail: null,
    method: 'POST',
    path: '/api/callbacks/gatepay',
    sourceAddress: '127.0.0.1',
    contentType: 'application/json',
    sealed: Buffer.from('sealed'),
    bodyBytes: 6,
    bodyKeptBytes: 6,
    bodySha256: createHash('sha256').update('sealed').digest(),
    keyHint: null,
    answerStatus: 200,
    answerBody: '',
    answerType: null,
    receivedAt: receivedAt.toISOString(),
    callback: dedupKey === null ? null : callback(dedupKey),
    ...changes,
  };
}

function callback(dedupKey: string): NonNullable<StoreRow['callback']> {
  return {
    type: 'WITHDRAW',
    providerStatus: 'INIT',
    outcome: 'pending',
    verified: true,
    verification: '{}',
    dedupKey,
    transferId: null,
    batchId: 'b "quoted", \\ {braces} \n null',
    amount: '1526052914503263472.100',
    currency: 'USDT',
    occurredAt: null,
  };
}

const test = base.extend('accountId', async ({ db }) => {
  await ensureAccounts(testContext(db));
  return (await db.prisma.account.findFirstOrThrow({ where: { provider: 'gatepay' } })).id.toString();
});

async function counts(db: Parameters<typeof testContext>[0], dedupKey: string) {
  const callbacks = await db.prisma.callback.findMany({ where: { dedupKey } });
  const ids = callbacks.map(({ id }) => id);
  const requests = await db.prisma.request.count({ where: { callbackId: { in: ids } } });
  const jobs = await db.prisma.applyJob.count({ where: { callbackId: { in: ids } } });
  return { callbacks, requests, jobs };
}

test('copies inside one group are one callback, and the first of them is the accepted one', async ({
  db,
  accountId,
}) => {
  const key = randomUUID();
  const rows = [row(accountId, key), row(accountId, null), row(accountId, key), row(accountId, key)];
  const stored = await storeGroup(db.pool, rows);
  expect(stored.map(({ verdict }) => verdict)).toEqual(['accepted', 'rejected', 'duplicate', 'duplicate']);
  expect(stored.map(({ requestId }) => requestId)).toEqual(rows.map(({ id }) => id));
  const { callbacks, requests, jobs } = await counts(db, key);
  expect(callbacks).toHaveLength(1);
  expect(callbacks[0]).toMatchObject({ duplicates: 2, firstRequestId: rows[0]?.id });
  expect([requests, jobs]).toEqual([3, 1]);
  const again = await storeGroup(db.pool, [row(accountId, key), row(accountId, key)]);
  expect(again.map(({ verdict }) => verdict)).toEqual(['duplicate', 'duplicate']);
  expect((await counts(db, key)).callbacks[0]?.duplicates).toBe(4);
});

test('ids are in the order in which callbacks came, whatever their keys are', async ({ db, accountId }) => {
  const prefix = randomUUID();
  const endings = ['z', 'c', 'x', 'a', 'z', 'y'];
  const came = [...endings.map((ending) => row(accountId, `${prefix} ${ending}`)), row(accountId, null)];
  const stored = await storeGroup(db.pool, came);
  const { rows } = await db.pool.query<{ dedup_key: string }>(
    'select dedup_key from callbacks where starts_with(dedup_key, $1) order by id',
    [prefix],
  );
  expect(rows.map(({ dedup_key }) => dedup_key.at(-1))).toEqual(['z', 'c', 'x', 'a', 'y']);
  expect(stored[4]?.callbackId).toBe(stored[0]?.callbackId);
});

test('texts and numbers come back as they went in', async ({ db, accountId }) => {
  const key = randomUUID();
  await storeGroup(db.pool, [row(accountId, key)]);
  const { rows } = await db.pool.query('select batch_id, amount::text from callbacks where dedup_key = $1', [key]);
  expect(rows).toEqual([{ batch_id: 'b "quoted", \\ {braces} \n null', amount: '1526052914503263472.100' }]);
});

test('concurrent groups with the same keys in opposite order neither lock crosswise nor miscount', async ({
  db,
  accountId,
}) => {
  const keys = Array.from({ length: 20 }, () => randomUUID());
  const groups = Array.from({ length: 16 }, (_, index) =>
    (index % 2 === 0 ? keys : keys.toReversed()).map((key) => row(accountId, key)),
  );
  const stored = (await Promise.all(groups.map((group) => storeGroup(db.pool, group)))).flat();
  expect(stored.filter(({ verdict }) => verdict === 'accepted')).toHaveLength(keys.length);
  for (const key of keys) {
    const { callbacks, requests } = await counts(db, key);
    expect(callbacks).toHaveLength(1);
    expect([callbacks[0]?.duplicates, requests]).toEqual([15, 16]);
  }
});

test('a statement that fails leaves nothing behind', async ({ db, accountId }) => {
  const key = randomUUID();
  const bad = [
    row(accountId, randomUUID(), { causeDetail: 'a NUL \u0000' }),
    row(accountId, randomUUID(), { callback: { ...callback(randomUUID()), amount: 'not a number' } }),
    row(accountId, randomUUID(), {
      callback: { ...callback(randomUUID()), outcome: 'none' },
      cause: 'shape_unknown',
      answerStatus: 99_999,
    }),
  ];
  const before = await db.prisma.request.count();
  for (const wrong of bad) await expect(storeGroup(db.pool, [row(accountId, key), wrong])).rejects.toThrow();
  expect((await counts(db, key)).callbacks).toEqual([]);
  expect(await db.prisma.request.count()).toBe(before);
});

test('one bad row never fails its neighbours', async ({ db, accountId }) => {
  const ctx = testContext(db);
  const keys = Array.from({ length: 30 }, () => randomUUID());
  const rows = keys.map((key, index) => row(accountId, key, index === 17 ? { causeDetail: '\u0000' } : {}));
  const committed = await Promise.all(rows.map((one) => doorState(ctx).commits.submit(one)));
  expect(committed.map(({ outcome }) => outcome)).toEqual(
    keys.map((_, index) => (index === 17 ? 'row_fault' : 'committed')),
  );
  expect(await db.prisma.callback.count({ where: { dedupKey: { in: keys } } })).toBe(29);
});

test('a commit that the answer waits for is durable: synchronous_commit is on', async ({ db }) => {
  const { rows } = await db.pool.query('show synchronous_commit');
  expect(rows).toEqual([{ synchronous_commit: 'on' }]);
});

test('a callback that a server with a clock ahead of ours took is due at once', async ({ db, accountId }) => {
  const ahead = new Date(Date.now() + 26 * 3_600_000);
  await storeGroup(db.door, [row(accountId, 'ahead', { receivedAt: ahead.toISOString() })]);
  const { rows } = await db.pool.query<{ due: boolean }>(
    `select available_at <= now() as due from apply_jobs j join callbacks c on c.id = j.callback_id where c.dedup_key = 'ahead'`,
  );
  expect(rows).toEqual([{ due: true }]);
});
