import * as messages from '@/e2e/support/batch-messages';
import { consoleApi } from '@/e2e/support/console-api';
import { batchRow, callbackRow } from '@/e2e/support/console-pages';
import { test as base, expect, signIn } from '@/e2e/support/console-test';
import { gatepaySender } from '@/e2e/support/gatepay-sender';
import { type RunningConsole, startConsole } from '@/e2e/support/running-console';

/** A console that the test may kill. */
const test = base.extend<{ mortal: RunningConsole }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern.
  mortal: async ({}, use) => {
    const mortal = await startConsole();
    await use(mortal);
    await mortal.close();
  },
  baseURL: ({ mortal }, use) => use(mortal.url),
  storageState: async ({ mortal }, use) => use(await signIn(mortal)),
});

test('kill -9 between answer and screen loses nothing', async ({ page, mortal }) => {
  const callbacks = gatepaySender(mortal.url, mortal.gatepaySecret);
  const batchIds = Array.from({ length: 40 }, () => messages.newBatchId());
  const acknowledged: string[] = [];
  const sends = batchIds.map(async (batchId, at) => {
    const answer = await callbacks.send(messages.partial(batchId)).catch(() => null);
    if (answer?.status !== 200) return;
    acknowledged.push(batchId);
    // In the middle of everything: some are answered, some applied, some under way.
    if (at === 5) await mortal.kill();
  });
  await Promise.all(sends);
  await mortal.start();
  expect(acknowledged.length).toBeGreaterThan(0);

  const api = consoleApi(mortal);
  for (const batchId of acknowledged) expect(await api.callbacksOf(batchId)).toHaveLength(1);
  for (const batchId of acknowledged) {
    await api.untilBatchIs(batchId, 'PARTIAL', 120_000);
    const batch = await api.batch(batchId);
    expect(batch?.totals).toMatchObject([{ requested: '0.2', done: '0.0501', failed: '0.1', fee: '0.0499' }]);
    expect(batch?.timeline).toHaveLength(3);
  }

  const [batchId = ''] = acknowledged;
  const [callback] = await api.callbacksOf(batchId);
  await page.goto(`/callbacks?q=${batchId}`);
  await expect(callbackRow(page, callback?.id ?? '')).toContainText('0.2 USDC');
  await page.goto(`/batches?q=${batchId}`);
  await expect(batchRow(page, batchId)).toContainText('PARTIAL');

  // The provider retries what it got no answer for; nothing is there twice.
  for (const again of batchIds) expect(await callbacks.send(messages.partial(again))).toMatchObject({ status: 200 });
  for (const again of batchIds) expect(await api.callbacksOf(again)).toHaveLength(1);
});
