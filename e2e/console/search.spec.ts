import { expectAccessible } from '@/e2e/support/accessibility';
import * as messages from '@/e2e/support/batch-messages';
import { expect, test } from '@/e2e/support/console-test';
import { holdUnsearched } from '@/e2e/support/hold-unsearched';

/** A withdrawal that no other test has, and its callback's number. */
async function withdrawal(
  callbacks: { send(body: string): Promise<unknown> },
  api: {
    untilBatchIs(batchId: string, status: string): Promise<unknown>;
    callbacksOf(batchId: string): Promise<{ id: string }[]>;
  },
) {
  const batchId = messages.newBatchId();
  const withdrawId = `15260529${batchId.slice(-11)}`;
  const line = { merchant_withdraw_id: withdrawId, status: 'FAILED', amount: '73.19', currency: 'USDT' };
  await callbacks.send(messages.message(batchId, 'PARTIAL', [line]));
  await api.untilBatchIs(batchId, 'PARTIAL');
  const [callback] = await api.callbacksOf(batchId);
  return { batchId, withdrawId, callbackId: callback?.id ?? '' };
}

test('from an alert about a withdrawal to its callback, with the keyboard alone', async ({ page, callbacks, api }) => {
  const { withdrawId, callbackId } = await withdrawal(callbacks, api);
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const palette = page.getByRole('dialog', { name: 'Search everything, or go to a page' });
  await expect(async () => {
    await page.keyboard.press('Control+k');
    await expect(palette).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.keyboard.type(`withdrawal ${withdrawId} did not arrive`);
  const first = palette.getByRole('option').first();
  await expect(first).toContainText(`Callback #${callbackId}`);
  await expect(first).toHaveAttribute('aria-selected', 'true');
  await expect(first.locator('mark')).toHaveText(withdrawId);
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/callbacks/${callbackId}`);
  await expect(palette).toBeHidden();
});

test('the palette goes anywhere, and leaving it gives the focus back', async ({ page }) => {
  await page.goto('/batches');
  const box = page.getByRole('searchbox', { name: 'Search', exact: true });
  await expect(async () => {
    await page.keyboard.press('/');
    await expect(box).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Search everything, or go to a page' });
  await expect(field).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(box).toBeFocused();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('sweeps');
  await expect(page.getByRole('option').first()).toHaveText('Settings › Bounds of the sweeps');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/settings/sweeps');
});

test('the search page groups what it finds and marks it, without scripts', async ({
  pageWithoutScripts: page,
  callbacks,
  api,
}) => {
  const { withdrawId, batchId, callbackId } = await withdrawal(callbacks, api);
  await page.goto('/');
  await page.getByRole('searchbox', { name: 'Search', exact: true }).fill(withdrawId.slice(4, -2));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/search\?q=/);
  const found = page.getByRole('region', { name: 'Callbacks' });
  await expect(found.getByRole('link', { name: `#${callbackId}` })).toBeVisible();
  await expect(found.locator('mark')).toHaveText(withdrawId.slice(4, -2));
  await expect(found).toContainText('suborders[0].merchant_withdraw_id');
  await page.getByRole('region', { name: 'Batches' }).getByRole('link', { name: batchId }).click();
  await expect(page).toHaveURL(`/batches/gatepay/${batchId}`);
});

test('a rejected request is found by what it said, and what nothing has is said', async ({ page, callbacks }) => {
  const batchId = messages.newBatchId();
  await callbacks.send(messages.succeeded(batchId), { secret: 'a secret of somebody else' });
  await expect(async () => {
    await page.goto(`/search?q=${batchId}`);
    await expect(page.getByRole('region', { name: 'Rejected requests' })).toContainText('Signature does not match', {
      timeout: 500,
    });
  }).toPass();
  await expect(page.getByText('is exactly what you gave')).toBeVisible();
  await page.goto('/search?q=nothing-has-this-id');
  await expect(page.getByText('Nothing has this', { exact: true })).toBeVisible();
});

test('what is not searched yet is said where payloads are searched, and only there', async ({
  page,
  callbacks,
  api,
  server,
}) => {
  const { withdrawId, callbackId } = await withdrawal(callbacks, api);
  const holding = await holdUnsearched(await server.databaseUrl(), callbackId);
  const banner = page.getByRole('status').filter({ hasText: 'not searched yet' });
  try {
    await page.goto(`/search?q=${withdrawId}`);
    await expect(banner).toContainText('The payloads of 1 callback are not searched yet');
    await expectAccessible(page);
    await page.goto(`/callbacks?payload.main_order.status=PARTIAL`);
    await expect(banner).toContainText('Until then no filter by payload finds them');
    await expectAccessible(page);
    await page.goto('/callbacks?provider=gatepay');
    await expect(page.getByRole('heading', { level: 1, name: 'Callbacks' })).toBeVisible();
    await expect(page.getByRole('table')).toBeVisible();
    await expect(banner).toHaveCount(0);
  } finally {
    await holding.end();
  }
  await expect.poll(async () => (await (await api.get(`search?q=${withdrawId}`)).json()).unsearched).toBeNull();
  await page.goto(`/search?q=${withdrawId}`);
  await expect(page.getByText('Callbacks · 1')).toBeVisible();
  await expect(banner).toHaveCount(0);
});
