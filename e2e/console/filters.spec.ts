import { expect, type Page } from '@playwright/test';
import { addFilter } from '@/e2e/support/add-filter';
import * as messages from '@/e2e/support/batch-messages';
import { test } from '@/e2e/support/console-test';

const rowsOf = (page: Page) => page.getByRole('region', { name: 'Callbacks, newest first' }).locator('tbody tr');
const inForce = (page: Page) => page.getByRole('list', { name: 'Filters in force' });

test('filters are found, combined, changed and taken away by keys alone, and a payload’s value is one of them', async ({
  page,
  callbacks,
  api,
}) => {
  const batchId = messages.newBatchId();
  await callbacks.send(messages.message(batchId, 'PROCESSING', [{ merchant_withdraw_id: 'W-1' }]));
  await callbacks.send(messages.succeeded(batchId));
  await api.untilBatchIs(batchId, 'SUCCESS');
  await page.goto(`/callbacks?q=${batchId}`);
  await expect(rowsOf(page)).toHaveCount(2);

  const button = page.getByRole('button', { name: 'Filter', exact: true });
  const fields = page.getByRole('combobox', { name: 'Filter by' });
  await expect(async () => {
    await page.keyboard.press('f');
    await expect(fields).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.type('main_order.status = processing');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/payload\.main_order\.status=processing/);
  await expect(rowsOf(page)).toHaveCount(1);
  await expect(inForce(page)).toContainText('main_order.status is processing');

  await expect(button).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.type('outc');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/outcome=\w+/);
  await expect(inForce(page)).toContainText('Outcome is');

  const chip = page.getByRole('button', { name: 'Change the filter main_order.status is processing' });
  await chip.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'Operator' }).selectOption('contains');
  await page.getByRole('textbox', { name: 'main_order.status contains', exact: true }).fill('cess');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/payload-contains\.main_order\.status=cess/);
  await page.getByRole('link', { name: 'Remove the filter Outcome is' }).press('Enter');
  await expect(page).not.toHaveURL(/outcome/);
  await expect(rowsOf(page)).toHaveCount(2);
  await page.getByRole('link', { name: 'Clear all' }).press('Enter');
  await expect(page).toHaveURL('/callbacks');

  await page.goto(`/callbacks?q=${batchId}&payload.client.email=a%40b.example&attempts-from=many`);
  await expect(page.getByText('attempts-from takes a whole number. It narrows nothing')).toBeVisible();
  await expect(page.getByText('is a sensitive field, of which no values are kept for filters')).toBeVisible();
});

test('filters are set on a phone, and nothing stands over the edge', async ({ page, callbacks, api }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const batchId = messages.newBatchId();
  await callbacks.send(messages.succeeded(batchId));
  await api.untilBatchIs(batchId, 'SUCCESS');
  await page.goto(`/callbacks?q=${batchId}`);
  await addFilter(page, 'Status', async () => {
    await page.getByRole('combobox', { name: 'Operator' }).selectOption('is not');
    await page.getByRole('checkbox', { name: 'Failed' }).check();
  });
  await expect(page).toHaveURL(/status-not=failed/);
  await expect(inForce(page)).toContainText('Status is not Failed');
  await expect(rowsOf(page)).toHaveCount(1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
