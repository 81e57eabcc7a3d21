import type { Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from '@/e2e/support/accessibility';
import * as messages from '@/e2e/support/batch-messages';
import { callbackRow, cellsUnder } from '@/e2e/support/console-pages';
import { expect, test } from '@/e2e/support/console-test';

const headings = (page: Page) => page.getByRole('columnheader').allTextContents();

test('columns are chosen, moved, sized and pinned by keyboard, lifted from payloads, and drawn by the server from then on', async ({
  page,
  pageWithoutScripts,
  callbacks,
  api,
}) => {
  const batchId = messages.newBatchId();
  await callbacks.send(messages.partial(batchId));
  await api.untilBatchIs(batchId, 'PARTIAL');
  const [callback] = await api.callbacksOf(batchId);
  const id = callback?.id ?? '';

  await page.goto(`/callbacks?q=${batchId}`);
  const button = page.getByRole('button', { name: 'Columns' });
  await button.press('Enter');
  const panel = page.getByRole('dialog', { name: 'Columns' });
  await panel.getByRole('checkbox', { name: 'Outcome' }).press('Space');
  await expect(page.getByRole('columnheader', { name: 'Outcome' })).toHaveCount(0);
  await expect(page).toHaveURL(/columns=id\*\+received/);
  await panel.getByRole('button', { name: 'Move Status' }).press('ArrowUp');
  await expect(panel.getByRole('button', { name: 'Move Status' })).toBeFocused();
  await expect(panel.getByRole('status')).toHaveText('Status is column 5 of 9.');
  await expect(page).toHaveURL(/type\+status\+url/);
  await panel.getByRole('button', { name: 'Keep Status at the left' }).press('Enter');
  await expect(page).toHaveURL(/status\*/);
  await panel.getByRole('spinbutton', { name: 'Width of Type in pixels' }).fill('180');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/type-180/);
  await panel.getByRole('combobox', { name: 'A value of the payload, by its path' }).fill('main_order.status');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\.main_order\.status/);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(button).toBeFocused();

  const shown = ['ID', 'Status', 'Received', 'Provider', 'Type', 'URL', 'Attempts', 'Transfer or batch', 'Amount'];
  await expect.poll(() => headings(page)).toEqual([...shown, 'main_order.status', 'Actions']);
  expect(await cellsUnder(callbackRow(page, id), ['main_order.status', 'Amount'])).toEqual(['PARTIAL', '0.2 USDC']);
  const type = await page.getByRole('columnheader', { name: 'Type' }).boundingBox();
  expect(type?.width).toBe(180);

  // Another visit, whose URL says nothing of columns, and no script: the same columns, once the page is there within 150 ms.
  await expect(async () => {
    await pageWithoutScripts.goto(`/callbacks?q=${batchId}`);
    expect(await headings(pageWithoutScripts)).toEqual([...shown, 'main_order.status', 'Actions']);
  }).toPass({ intervals: [100], timeout: 60_000 });

  await button.press('Enter');
  await panel.getByRole('button', { name: 'Reset' }).press('Enter');
  await expect(page.getByRole('columnheader', { name: 'Outcome' })).toBeVisible();
  await expect(page).toHaveURL(`/callbacks?q=${batchId}`);
});

test('a view is saved, counted, changed, kept, shared, renamed and deleted by keyboard, also on a phone', async ({
  page,
  callbacks,
}) => {
  const batchId = messages.newBatchId();
  await callbacks.send(messages.partial(batchId));
  await page.goto(`/callbacks?q=${batchId}&outcome=partial`);
  await page.getByRole('button', { name: 'Save view' }).press('Enter');
  const name = `Batch ${batchId}`;
  await page.getByRole('textbox', { name: 'Name of the view' }).fill(name);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/view=\d+/);
  const tab = page.getByRole('navigation', { name: 'Saved views' }).getByRole('link', { name });
  await expect(tab).toHaveAttribute('aria-current', 'page');
  await expect(tab).toContainText(`${name}1`);
  await expectAccessible(page);

  await page.getByRole('link', { name: /^Remove the filter Outcome/ }).press('Enter');
  await expect(page.getByText('Changed', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Update', exact: true }).press('Enter');
  await expect(page.getByText('Changed', { exact: true })).toHaveCount(0);
  await page.getByRole('link', { name: 'All callbacks' }).press('Enter');
  await expect(page).toHaveURL('/callbacks');
  await tab.press('Enter');
  await expect(page).toHaveURL(new RegExp(`\\?q=${batchId}&view=\\d+$`));

  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  const menu = page.getByRole('button', { name: `View ${name}` });
  await menu.press('Enter');
  await page.getByRole('menuitem', { name: 'Share with everybody' }).press('Enter');
  await expect(tab).toContainText('(shared)');
  await menu.press('Enter');
  await page.getByRole('menuitem', { name: 'Rename…' }).press('Enter');
  await page.getByRole('textbox', { name: 'Name of the view' }).fill(`Renamed ${batchId}`);
  await page.keyboard.press('Enter');
  const renamed = page.getByRole('button', { name: `View Renamed ${batchId}` });
  await expect(renamed).toBeVisible();
  await renamed.press('Enter');
  await page.getByRole('menuitem', { name: 'Delete…' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).press('Enter');
  await expect(page).toHaveURL('/callbacks');
  await expect(page.getByRole('link', { name: `Renamed ${batchId}` })).toHaveCount(0);
});
