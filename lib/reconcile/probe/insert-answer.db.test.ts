import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import { one, test } from '@/e2e/support/ledger-test';
import { inTransaction } from '@/lib/platform/db/transaction';
import { uuidv7 } from '@/lib/platform/db/uuid';
import { type AnswerRow, insertAnswer } from './insert-answer';

const waiting = `
select count(*)::int from pg_stat_activity
where datname = current_database() and wait_event_type = 'Lock' and query like '%insert into callbacks%'`;

test('an answer that another transaction stores at this moment is found, not stored twice', async ({ ctx, db }) => {
  const { id } = await one<{ id: string }>(db, `select id::text from accounts where provider = 'gatepay'`);
  const now = ctx.clock.now();
  const rowOf = (): AnswerRow => ({
    ...{ requestId: uuidv7(now), accountId: id, provider: 'gatepay', channel: 'gatepay', method: 'POST', path: '/' },
    ...{ sourceAddress: 'api', contentType: null, sealed: randomBytes(8), bodyBytes: 8, bodySha256: randomBytes(32) },
    receivedAt: now,
    callback: {
      ...{ type: 'x', providerStatus: 'x', outcome: 'pending', verified: true, verification: '{}' },
      ...{ dedupKey: 'probe:1', transferId: null, batchId: null, amount: null, currency: null, occurredAt: null },
    },
  });
  let second: Promise<string> | null = null;
  const first = await inTransaction(db.pool, async (tx) => {
    const stored = await insertAnswer(tx, rowOf());
    second = insertAnswer(db.pool, rowOf());
    await expect.poll(async () => (await one<{ count: number }>(db, waiting)).count, { timeout: 5_000 }).toBe(1);
    return stored;
  });
  expect(await second).toBe(first);
});
