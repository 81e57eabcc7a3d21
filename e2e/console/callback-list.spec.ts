import type { Page } from '@playwright/test';
import { addFilter } from '@/e2e/support/add-filter';
import * as messages from '@/e2e/support/batch-messages';
import { callbackRow, cellsUnder } from '@/e2e/support/console-pages';
import { expect, test } from '@/e2e/support/console-test';

const rowsOf = (page: Page) => page.getByRole('region', { name: 'Callbacks, newest first' }).locator('tbody tr');
const idsOf = (page: Page) => rowsOf(page).locator('a[href^="/callbacks/"]').allTextContents();
const pages = (page: Page) => page.getByRole('navigation', { name: 'Pages of callbacks' });

test('a row says what came, from whom, for which batch and how much, and leads to both', async ({
  page,
  callbacks,
  api,
}) => {
  const batchId = messages.newBatchId();
  await callbacks.send(messages.structure(batchId));
  await callbacks.send(messages.structure(batchId));
  await api.untilBatchIs(batchId, 'SUCCESS');
  const [callback] = await api.callbacksOf(batchId);
  await page.goto('/callbacks');
  const row = callbackRow(page, callback?.id ?? '');
  expect(
    await cellsUnder(row, ['Provider', 'Type', 'URL', 'Status', 'Attempts', 'Transfer or batch', 'Amount', 'Outcome']),
  ).toEqual([
    expect.stringContaining('GatePay'),
    'WITHDRAW',
    '/api/callbacks/gatepay',
    'Recorded',
    '0',
    batchId,
    '2362.1 USDT',
    'Succeeded',
  ]);
  await expect(row).toContainText('×2');
  await row.getByRole('link').nth(1).click();
  await expect(page).toHaveURL(`/batches/gatepay/${batchId}`);
  await page.goBack();
  await callbackRow(page, callback?.id ?? '')
    .getByRole('link')
    .first()
    .click();
  await expect(page).toHaveURL(`/callbacks/${callback?.id}`);
});

test('the button to copy an id covers nothing of its row', async ({ page, callbacks }) => {
  const batchId = messages.newBatchId();
  await callbacks.send(messages.succeeded(batchId));
  await page.goto(`/callbacks?q=${batchId}`);
  const row = rowsOf(page).first();
  await row.hover();
  const copy = row.getByRole('button', { name: /^Copy callback id/ });
  await expect(copy).toHaveCSS('opacity', '1');
  const [button, time] = await Promise.all([copy.boundingBox(), row.locator('time').boundingBox()]);
  expect((button?.x ?? 0) + (button?.width ?? 0)).toBeLessThanOrEqual(time?.x ?? 0);
});

test('the search of a list says what the list shows, wherever one went from it', async ({ page, callbacks }) => {
  const batchId = messages.newBatchId();
  await callbacks.send(messages.succeeded(batchId));
  await page.goto('/callbacks');
  const box = page.getByRole('searchbox', { name: 'Search callback, batch or transfer id' });
  await box.fill(batchId);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/callbacks?q=${batchId}`);
  await expect(box).toBeFocused();
  await page.goBack();
  await expect(page).toHaveURL('/callbacks');
  await expect(box).toHaveValue('');
  await page.goForward();
  await expect(box).toHaveValue(batchId);
  await page.goBack();
  await expect(box).toHaveValue('');

  const everything = page.getByRole('searchbox', { name: 'Search', exact: true });
  await everything.fill(batchId);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/search?q=${batchId}`);
  await expect(everything).toHaveValue(batchId);
  await page.goBack();
  await expect(page).toHaveURL('/callbacks');
  await expect(everything).toHaveValue('');
});

test('filters live in the URL: chosen by mouse, kept by reload, taken away by their chips, undone by the way back', async ({
  page,
  callbacks,
}) => {
  const batchId = messages.newBatchId();
  await callbacks.send(messages.succeeded(batchId));
  await callbacks.send(messages.message(batchId, 'PROCESSING', [{ merchant_withdraw_id: 'W-1' }]));
  await page.goto(`/callbacks?q=${batchId}`);
  await expect(rowsOf(page)).toHaveCount(2);

  await addFilter(page, 'Outcome', async () => {
    await page.getByRole('checkbox', { name: 'Succeeded' }).check();
  });
  await expect(page).toHaveURL(/outcome=succeeded/);
  await expect(rowsOf(page)).toHaveCount(1);
  await page.reload();
  await expect(rowsOf(page)).toHaveCount(1);

  await page.getByRole('link', { name: 'Remove the filter Outcome is Succeeded' }).click();
  await expect(page).not.toHaveURL(/outcome/);
  await expect(rowsOf(page)).toHaveCount(2);
  await page.goBack();
  await expect(page).toHaveURL(/outcome=succeeded/);
  await expect(rowsOf(page)).toHaveCount(1);
  await page.goForward();
  await expect(rowsOf(page)).toHaveCount(2);
});

for (const [query, shown] of [
  ['status=recorded&provider=gatepay&type=WITHDRAW', 1],
  ['status=failed', 0],
  ['outcome=failed&outcome=succeeded', 1],
  ['verified=false', 0],
  ['range=1h', 1],
  ['to=2020-01-01T00:00', 0],
] as const) {
  test(`a shared link with ${query} shows what it says`, async ({ page, callbacks, api }) => {
    const batchId = messages.newBatchId();
    await callbacks.send(messages.succeeded(batchId));
    await api.untilBatchIs(batchId, 'SUCCESS');
    await page.goto(`/callbacks?q=${batchId}&${query}`);
    if (shown === 0) await expect(page.getByText('No callback fits these filters')).toBeVisible();
    else await expect(rowsOf(page)).toHaveCount(shown);
  });
}

test('pages hold every callback once, and new arrivals move nothing between them', async ({ page, callbacks }) => {
  const prefix = messages.newBatchId();
  const send = (from: number, to: number) =>
    Promise.all(
      Array.from({ length: to - from }, (_, at) =>
        callbacks.send(messages.succeeded(`${prefix}${String(from + at).padStart(3, '0')}`)),
      ),
    );
  await send(0, 120);
  await page.goto(`/callbacks?q=${prefix}`);
  await expect(rowsOf(page)).toHaveCount(50);
  await expect(page.getByText('50 of 120 callbacks')).toBeVisible();
  const first = await idsOf(page);

  await send(120, 123);
  await pages(page).getByRole('link', { name: 'Older' }).click();
  await expect(page).toHaveURL(/cursor=/);
  await expect.poll(async () => (await idsOf(page))[0]).not.toBe(first[0]);
  const second = await idsOf(page);
  await pages(page).getByRole('link', { name: 'Older' }).click();
  await expect(rowsOf(page)).toHaveCount(20);
  const third = await idsOf(page);
  expect(new Set([...first, ...second, ...third]).size).toBe(120);
  await expect(pages(page).getByRole('button', { name: 'Older' })).toBeDisabled();

  await pages(page).getByRole('link', { name: 'Newer' }).click();
  await expect(rowsOf(page)).toHaveCount(50);
  expect(await idsOf(page)).toEqual(second);
  await pages(page).getByRole('link', { name: 'Newest' }).click();
  await expect(page).not.toHaveURL(/cursor/);
  await expect(page.getByText('50 of 123 callbacks')).toBeVisible();
});

test('columns are chosen once and stay chosen', async ({ page, callbacks }) => {
  await callbacks.send(messages.succeeded(messages.newBatchId()));
  await page.goto('/callbacks');
  const heading = page.getByRole('columnheader', { name: 'Attempts' });
  await expect(heading).toBeVisible();
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Attempts' }).click();
  await expect(heading).toHaveCount(0);
  await expect(page).toHaveURL(/columns=/);
  await page.goto('/callbacks');
  await expect(page.getByRole('columnheader', { name: 'Status' })).toBeVisible();
  await expect(heading).toHaveCount(0);
  await page.getByRole('button', { name: 'Columns' }).click();
  // The column is shown again before it is remembered, and to load the page anew at that moment would break the request off.
  const remembered = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(heading).toBeVisible();
  await remembered;
  await page.reload();
  await expect(heading).toBeVisible();
});
