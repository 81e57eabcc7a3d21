import { expect } from 'vitest';
import { postGatepay, withdrawBody } from '@/e2e/support/gatepay-door';
import { applyAll, one, readLedger, test } from '@/e2e/support/ledger-test';
import { inTransaction } from '@/lib/platform/db/transaction';
import { applyToBatch } from './batch-work';
import { lockBatches, writeBatches } from './batches';
import { ChangedMeanwhile } from './changed-meanwhile';

test('a batch that another worker opened in between is not written over', async ({ ctx, db }) => {
  await postGatepay(ctx, withdrawBody('b1', 'SUCCESS', []));
  const now = ctx.clock.now();
  const { id: accountId } = await one<{ id: string }>(db, `select id from accounts where provider = 'gatepay'`);
  const late = inTransaction(db.pool, async (tx) => {
    const works = await lockBatches(tx, [{ accountId, provider: 'gatepay', batchId: 'b1' }]);
    await applyAll(ctx);
    const meaning = { rank: 0, terminal: false, outcome: 'pending' } as const;
    const source = { callbackId: '9', occurredAt: null, receivedAt: now, tie: 'tie' };
    for (const work of works.values()) {
      applyToBatch(work, { batchId: 'b1', status: 'INIT', meaning, detail: {}, suborders: [] }, source);
    }
    await writeBatches(tx, [...works.values()], now);
  });
  await expect(late).rejects.toThrow(ChangedMeanwhile);
  expect(await readLedger(db)).toMatchObject([{ batch: { status: 'SUCCESS' } }]);
});
