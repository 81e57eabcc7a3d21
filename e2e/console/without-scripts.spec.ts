import type { Locator, Page } from '@playwright/test';
import * as messages from '@/e2e/support/batch-messages';
import { batchRow, callbackRow } from '@/e2e/support/console-pages';
import { expect, test } from '@/e2e/support/console-test';

/**
 * Asks again until `part` is there: a page that takes longer than 150 ms, as on a machine that runs tests, is sent with a
 * skeleton that only a script replaces.
 */
async function untilRead(page: Page, part: Locator): Promise<void> {
  await expect(async () => {
    if (await part.isVisible()) return;
    await page.reload();
    await expect(part).toBeVisible({ timeout: 500 });
  }).toPass({ intervals: [100], timeout: 60_000 });
}

test('lists, callback and batch are read without JavaScript', async ({ pageWithoutScripts: page, callbacks, api }) => {
  const batchId = messages.newBatchId();
  await callbacks.send(messages.partial(batchId));
  await api.untilBatchIs(batchId, 'PARTIAL');
  const [callback] = await api.callbacksOf(batchId);

  await page.goto('/callbacks');
  const row = callbackRow(page, callback?.id ?? '');
  await untilRead(page, row);
  await expect(row).toContainText('0.2 USDC');
  await row.getByRole('link').first().click();
  await page.locator('summary').filter({ hasText: 'Details:' }).click();
  await expect(page.getByText('Signature valid')).toBeVisible();
  await expect(page.getByText('79553574716833918')).toBeVisible();
  await page.getByRole('link', { name: 'Requests' }).click();
  await expect(page.getByRole('list', { name: 'Requests, oldest first' })).toContainText('Accepted');
  await page.getByRole('link', { name: 'Response' }).click();
  await expect(page.getByText('{"returnCode":"SUCCESS","returnMessage":""}')).toBeVisible();

  await page.goto('/batches');
  await untilRead(page, batchRow(page, batchId));
  await batchRow(page, batchId).locator('a').first().click();
  await untilRead(page, page.getByRole('heading', { level: 1, name: batchId }));
  const lines = page.getByRole('table', { name: 'Sub-orders of the batch, those that failed first' });
  await expect(lines.getByRole('row')).toHaveCount(3);
});

test('the list is filtered without JavaScript', async ({ pageWithoutScripts: page, callbacks }) => {
  const batchId = messages.newBatchId();
  await callbacks.send(messages.succeeded(batchId));
  await callbacks.send(messages.message(batchId, 'PROCESSING', [{ merchant_withdraw_id: 'W-1' }]));
  await page.goto('/callbacks');
  await page.getByRole('searchbox', { name: 'Search callback, batch or transfer id' }).fill(batchId);
  await page.locator('summary').filter({ hasText: 'Filter' }).click();
  await page.getByLabel('Field', { exact: true }).selectOption('outcome');
  await page.getByLabel('Value', { exact: true }).fill('succeeded');
  await page.getByRole('button', { name: 'Apply', exact: true }).first().click();
  await expect(page.getByRole('link', { name: 'Remove the filter Outcome is Succeeded' })).toBeVisible();
  const rows = page.getByRole('region', { name: 'Callbacks, newest first' }).locator('tbody tr');
  await untilRead(page, rows.first());
  await expect(rows).toHaveCount(1);
});
