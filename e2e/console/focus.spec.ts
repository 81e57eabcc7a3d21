import type { Page } from '@playwright/test';
import { status } from '@/e2e/support/backend';
import * as messages from '@/e2e/support/batch-messages';
import { expect } from '@/e2e/support/console-test';
import { test } from '@/e2e/support/forwarding-console';

const level1 = (page: Page) => page.getByRole('heading', { level: 1 });

test('the focus stays with what took the place of a button that its own press took away', async ({ page, backend }) => {
  backend.answer(status(200));
  await page.goto('/destinations/new');
  await page.getByLabel('Name').fill('For the focus');
  await page.getByLabel('URL').fill(`${backend.url}/for-the-focus`);
  await page.getByRole('button', { name: 'Make destination' }).press('Enter');
  await expect(page.locator('[data-result]'), 'the secret took the place of the form').toBeFocused();
  await page
    .getByRole('link', { name: /destination/i })
    .last()
    .press('Enter');
  await expect(page).toHaveURL(/\/destinations\/\d+/);
  const id = new URL(page.url()).pathname.split('/').at(-1);

  await page.getByRole('button', { name: 'Pause', exact: true }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Pause destination' }).press('Enter');
  await expect(page.getByText('Paused', { exact: true }).first()).toBeVisible();
  await expect(level1(page), 'nothing took the place of Pause').toBeFocused();

  await page.goto(`/destinations/${id}?tab=settings`);
  await page.getByRole('button', { name: 'Archive', exact: true }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Archive destination' }).press('Enter');
  await expect(page).toHaveURL('/destinations');
  await expect(level1(page), 'the heading of the page that it led to').toBeFocused();

  await page.goto('/providers/new?provider=gatepay');
  await page.getByLabel('Slug').fill('focus');
  await page.getByLabel('Name').fill('Focus');
  await page.getByRole('button', { name: 'Make account' }).press('Enter');
  await page.getByRole('button', { name: 'Disable' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Disable account' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Enable' })).toBeFocused();
});

test('an issue that is acknowledged, a link that is made, a view that is saved and deleted leave the focus on what came of it', async ({
  page,
  callbacks,
  api,
}) => {
  const batchId = messages.newBatchId();
  await callbacks.send(messages.message(batchId, 'SUCCESS'));
  await api.untilBatchIs(batchId, 'SUCCESS');
  await callbacks.send(messages.message(batchId, 'FAIL'));
  await page.goto(`/issues/${await api.untilIssueOf(batchId)}`);
  await page.getByRole('button', { name: 'Acknowledge', exact: true }).press('Enter');
  await expect(page.getByRole('button', { name: 'Acknowledge', exact: true })).toHaveCount(0);
  await expect(page.locator('[data-result]')).toBeFocused();

  await page.goto('/people/new');
  await page.getByLabel('Name').fill('Fay');
  await page.getByLabel('E-mail').fill('fay@example.com');
  await page.getByRole('button', { name: 'Make the link' }).press('Enter');
  await expect(page.locator('[data-result]')).toBeFocused();
  await expect(page.locator('[data-result]')).toContainText('/join/');

  await page.goto(`/callbacks?q=${batchId}`);
  await page.getByRole('button', { name: 'Save view' }).press('Enter');
  await page.getByRole('textbox', { name: 'Name of the view' }).fill(`Focus ${batchId}`);
  await page.keyboard.press('Enter');
  const menu = page.getByRole('button', { name: `View Focus ${batchId}` });
  await expect(menu).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Delete…' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).press('Enter');
  await expect(page).toHaveURL('/callbacks');
  await expect(page.getByRole('button', { name: 'Save view' })).toBeFocused();
});
