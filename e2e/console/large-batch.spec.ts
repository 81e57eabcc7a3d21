import * as messages from '@/e2e/support/batch-messages';
import { expect, test } from '@/e2e/support/console-test';

const lineCount = 10_000;

test('a batch of ten thousand lines opens, is filtered and searched, and its last line is reached', async ({
  page,
  callbacks,
  api,
}) => {
  const batchId = messages.newBatchId();
  for (const part of messages.largeBatch(batchId, lineCount)) {
    expect(await callbacks.send(part)).toMatchObject({ status: 200 });
  }
  await api.untilBatchIs(batchId, 'PARTIAL');
  await expect.poll(async () => (await api.batch(batchId))?.lineCount).toBe(lineCount);

  await page.goto(`/batches/gatepay/${batchId}`);
  const shown = page.getByRole('status').filter({ hasText: 'sub-orders' });
  await expect(shown).toHaveText('10,000 of 10,000 sub-orders');
  const sums = page.getByRole('region', { name: 'Totals by currency and chain' });
  await expect(sums).toContainText('15000');

  const table = page.getByRole('table', { name: 'Sub-orders of the batch, those that failed first' });
  await expect(table).toHaveAttribute('aria-rowcount', '10001');
  // Only rows in sight are drawn, or the browser would crawl.
  expect(await table.getByRole('row').count()).toBeLessThan(200);

  const narrow = page.getByRole('search', { name: 'Narrow the sub-orders' });
  await narrow.getByRole('button', { name: 'Failed' }).click();
  await expect(shown).toHaveText('100 of 10,000 sub-orders');
  await narrow.getByRole('button', { name: 'All' }).click();
  await page.getByRole('searchbox', { name: 'Find a sub-order' }).fill('W-009999');
  await expect(shown).toHaveText('1 of 10,000 sub-orders');
  await expect(table.getByRole('row').nth(1)).toContainText('W-009999');
  await page.getByRole('searchbox', { name: 'Find a sub-order' }).fill('');
  await expect(shown).toHaveText('10,000 of 10,000 sub-orders');

  const box = page.getByRole('region', { name: 'Sub-orders', exact: true });
  await box.focus();
  await page.keyboard.press('End');
  // Lines stand in the order in which the ledger first saw them, and messages of one batch may be applied in any order.
  const last = (await api.batch(batchId))?.suborders.filter(({ status }) => status === 'DONE').at(-1);
  await expect(table.getByRole('row').filter({ hasText: last?.merchantWithdrawId ?? 'no line' })).toBeVisible();
});
