import { expectNoSidewaysScroll } from '@/e2e/support/accessibility';
import { message, newBatchId, succeeded } from '@/e2e/support/batch-messages';
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

test('a card of a batch says what its time is, and the search at the top has room for its word', async ({
  page,
  callbacks,
  api,
}) => {
  const batchId = newBatchId();
  await callbacks.send(succeeded(batchId));
  await api.untilBatchIs(batchId, 'SUCCESS');
  await page.goto(`/batches?q=${batchId}`);
  await expect(page.getByRole('region', { name: 'Batches, the last opened first' }).locator('tbody tr')).toContainText(
    /In state for \d+ s/,
  );
  const box = page.getByRole('searchbox', { name: 'Search', exact: true });
  const room = await box.evaluate((field) => {
    const { paddingLeft, paddingRight, font } = getComputedStyle(field);
    const pen = new OffscreenCanvas(1, 1).getContext('2d');
    if (pen) pen.font = font;
    return (
      field.clientWidth -
      Number.parseFloat(paddingLeft) -
      Number.parseFloat(paddingRight) -
      (pen?.measureText('Search').width ?? 0)
    );
  });
  expect(room).toBeGreaterThan(0);
});

test('an id that a card has no room for shows its end and that there is more', async ({ page, callbacks, api }) => {
  const batchId = newBatchId();
  const line = { merchant_withdraw_id: 'W-1', status: 'FAIL', currency: 'BTC', chain: 'BTC', amount: '0.03184300' };
  await callbacks.send(message(batchId, 'SUCCESS', [line]));
  await api.untilBatchIs(batchId, 'SUCCESS');
  await api.untilIssueOf(batchId);
  await page.goto(`/issues?q=${batchId}`);
  const id = page.getByRole('region', { name: 'Issues', exact: true }).locator(`a[href*="${batchId}"]`).first();
  await expect(id).toBeVisible();
  // Its end, and before it a character with the ellipsis.
  const shown = await id.evaluate((link) => {
    const end = document.createRange();
    const tail = link.querySelector('.cut')?.lastChild;
    if (tail) end.selectNodeContents(tail);
    const cut = link.querySelector('.cut')?.getBoundingClientRect();
    return { over: end.getBoundingClientRect().right - (cut?.right ?? 0), width: cut?.width ?? 0 };
  });
  expect(shown.over).toBeLessThanOrEqual(1);
  expect(shown.width).toBeGreaterThan(60);
});

test('the navigation is a sheet that closes once one has chosen', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Open navigation' }).click();
  const sheet = page.getByRole('dialog', { name: 'Navigation' });
  await sheet.getByRole('link', { name: 'Batches' }).click();
  await expect(page).toHaveURL(/\/batches/);
  await expect(sheet).toHaveCount(0);
});

test('a dot is enough while all is well; whatever else is the case is a word, and nothing overflows', async ({
  page,
}) => {
  const said = page.getByRole('banner').getByRole('button', { name: /^Updates:/ });
  const widthOf = async (words: string) => (await said.getByText(words, { exact: true }).boundingBox())?.width ?? 0;
  await page.goto('/callbacks');
  await expect(said).toContainText('Live');
  expect(await widthOf('Live')).toBeLessThan(2);
  await said.tap();
  await expect(said).toContainText('Paused');
  expect(await widthOf('Paused')).toBeGreaterThan(30);
  await expectNoSidewaysScroll(page);

  await page.route('**/api/live**', (route) => route.abort());
  await page.reload();
  await expect(said).toContainText('Reconnecting');
  expect(await widthOf('Reconnecting')).toBeGreaterThan(50);
  await expectNoSidewaysScroll(page);
  const over = await page.getByRole('banner').evaluate((bar) => bar.scrollWidth - bar.clientWidth);
  expect(over).toBe(0);
});

test.describe('signed out', () => {
  test.use({ storageState: signedOut });

  test('the sign-in page fits a phone', async ({ page }) => {
    await page.goto('/sign-in');
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
    await expectNoSidewaysScroll(page);
  });
});
