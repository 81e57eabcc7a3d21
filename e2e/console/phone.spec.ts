import { expectNoSidewaysScroll } from '@/e2e/support/accessibility';
import { newBatchId, succeeded } from '@/e2e/support/batch-messages';
import { expect, signedOut, test } from '@/e2e/support/console-test';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test('a card of the list keeps id, status, amount and time, and all of it leads to the callback', async ({
  page,
  callbacks,
  api,
}) => {
  const batchId = newBatchId();
  await callbacks.send(succeeded(batchId));
  await api.untilBatchIs(batchId, 'SUCCESS');
  const [callback] = await api.callbacksOf(batchId);
  await page.goto(`/callbacks?q=${batchId}`);
  const card = page.getByRole('region', { name: 'Callbacks, newest first' }).locator('tbody tr');
  for (const words of [callback?.id ?? '', 'Recorded', '0.1 USDC', 'ago']) await expect(card).toContainText(words);
  const box = await card.boundingBox();
  await page.touchscreen.tap((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) - 4);
  await expect(page).toHaveURL(`/callbacks/${callback?.id}`);
});

test('the navigation is a sheet that closes once one has chosen', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Open navigation' }).click();
  const sheet = page.getByRole('dialog', { name: 'Navigation' });
  await sheet.getByRole('link', { name: 'Batches' }).click();
  await expect(page).toHaveURL(/\/batches/);
  await expect(sheet).toHaveCount(0);
});

test.describe('signed out', () => {
  test.use({ storageState: signedOut });

  test('the sign-in page fits a phone', async ({ page }) => {
    await page.goto('/sign-in');
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
    await expectNoSidewaysScroll(page);
  });
});
