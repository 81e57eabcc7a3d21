import fc from 'fast-check';
import { expect } from 'vitest';
import { emptyLedger } from '@/e2e/support/empty-tables';
import { Sums } from '@/e2e/support/lifecycles/exact-sum';
import { playAtRandom, playInOrder, readWholeLedger } from '@/e2e/support/lifecycles/play-stories';
import { rawBatchSums } from '@/e2e/support/lifecycles/raw-batches';
import { rawTransferSums } from '@/e2e/support/lifecycles/raw-transfers';
import { makeStories, storyVariables } from '@/e2e/support/lifecycles/stories';
import { testContext } from '@/e2e/support/test-context';
import { test as base } from '@/e2e/support/test-database';
import type { ActorContext } from '@/lib/access/actor';
import { ensureAccounts } from '@/lib/intake/accounts';
import { parseBatchFilter } from './batch-filter';
import { getBatch } from './get-batch';
import { listBatches } from './list-batches';
import { listTransfers } from './list-transfers';
import { parseTransferFilter } from './transfer-filter';

/** Nothing is older than what the door takes, and nothing is ahead of it. */
const signedAt = new Date('2026-03-02T08:59:00.000Z');

const test = base.extend('ctx', async ({ db }): Promise<ActorContext> => {
  return { ...testContext(db, storyVariables()), actor: { kind: 'system', name: 'tests' } };
});

async function empty(ctx: ActorContext): Promise<void> {
  await emptyLedger(ctx.db);
  await ensureAccounts(ctx);
}

const runs = { numRuns: 3 };
const anySeed = fc.integer({ min: 0, max: 2 ** 31 });

test('random lifecycles of every provider end in the same ledger in any order, with duplicates and three workers', async ({
  ctx,
}) => {
  await fc.assert(
    fc.asyncProperty(anySeed, async (seed) => {
      const stories = makeStories(seed, signedAt);
      await empty(ctx);
      await playInOrder(ctx, stories);
      const inOrder = await readWholeLedger(ctx.db);
      await empty(ctx);
      await playAtRandom(ctx, stories, seed);
      expect(await readWholeLedger(ctx.db)).toEqual(inOrder);
      const { rows } = await ctx.db.pool.query(`select verdict from transitions where verdict = 'conflict'`);
      expect(rows).toEqual([]);
    }),
    runs,
  );
}, 120_000);

test('sums of the list of transfers agree to the last digit with sums over the raw bodies', async ({ ctx }) => {
  await fc.assert(
    fc.asyncProperty(anySeed, async (seed) => {
      const stories = makeStories(seed, signedAt);
      await empty(ctx);
      await playAtRandom(ctx, stories, seed);
      const sums = new Sums();
      const { data, nextCursor } = await listTransfers(ctx, parseTransferFilter({ limit: '200' }));
      expect(nextCursor).toBeNull();
      for (const { provider, currency, requestedAmount, actualAmount, fee } of data) {
        const place = `${provider}/${currency ?? ''}`;
        sums.add(`${place}/requested`, requestedAmount);
        sums.add(`${place}/actual`, actualAmount);
        sums.add(`${place}/fee`, fee);
      }
      expect(sums.all).toEqual(rawTransferSums(stories));
    }),
    runs,
  );
}, 120_000);

test('totals of batches, on their page and in their list, agree to the last digit with sums over the raw bodies', async ({
  ctx,
}) => {
  await fc.assert(
    fc.asyncProperty(anySeed, async (seed) => {
      const stories = makeStories(seed, signedAt).filter(({ provider }) => provider === 'gatepay');
      await empty(ctx);
      await playAtRandom(ctx, stories, seed);
      const expected = rawBatchSums(stories.flatMap(({ bodies }) => bodies));
      const [listed, shown] = [new Sums(), new Sums()];
      const { data } = await listBatches(ctx, parseBatchFilter({ limit: '200' }));
      for (const summary of data) {
        const batch = await getBatch(ctx, summary);
        for (const [sums, totals] of [
          [listed, summary.totals],
          [shown, batch.totals],
        ] as const) {
          for (const { currency, chain, ...amounts } of totals) {
            for (const [name, amount] of Object.entries(amounts)) {
              sums.add(`${batch.batchId}/${currency}/${chain}/${name}`, amount);
            }
          }
        }
      }
      expect(shown.all).toEqual(expected);
      expect(listed.all).toEqual(expected);
    }),
    runs,
  );
}, 120_000);
