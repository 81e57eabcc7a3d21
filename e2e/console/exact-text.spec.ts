import type { Locator } from '@playwright/test';
import * as messages from '@/e2e/support/batch-messages';
import { callbackRow } from '@/e2e/support/console-pages';
import { expect, test } from '@/e2e/support/console-test';

const amount = '1234567.890000000000000001';

/** Whether `cell` shows all of its text, none of it behind an ellipsis. */
function showsAll(cell: Locator): Promise<boolean> {
  return cell.evaluate((element) =>
    [element, ...element.querySelectorAll('*')].every(
      (part) => part.clientWidth === 0 || part.scrollWidth <= part.clientWidth,
    ),
  );
}

/** What lands on the clipboard when a person selects all of `cell`. */
function selectedText(cell: Locator): Promise<string> {
  return cell.evaluate((element) => {
    const selection = document.getSelection();
    selection?.selectAllChildren(element);
    return selection?.toString().trim() ?? '';
  });
}

test('an amount and an id, selected and copied from a list, are what the provider sent', async ({
  page,
  callbacks,
  api,
}) => {
  const batchId = messages.newBatchId();
  await callbacks.send(
    messages.message(batchId, 'SUCCESS', [
      { merchant_withdraw_id: 'W-1', status: 'DONE', amount, currency: 'ETH', done_amount: amount },
    ]),
  );
  const [callback] = await api.callbacksOf(batchId);
  await page.goto(`/callbacks?q=${batchId}`);
  const cells = callbackRow(page, callback?.id ?? '').getByRole('cell');
  expect(await selectedText(cells.filter({ hasText: 'ETH' }))).toBe(`${amount} ETH`);
  expect(await selectedText(cells.filter({ hasText: batchId }))).toBe(batchId);
});

test('an amount and an id are heard whole, without a pause inside', async ({ page, callbacks, api }) => {
  const batchId = messages.newBatchId();
  await callbacks.send(
    messages.message(batchId, 'SUCCESS', [
      { merchant_withdraw_id: 'W-1', status: 'DONE', amount, currency: 'ETH', done_amount: amount },
    ]),
  );
  const [callback] = await api.callbacksOf(batchId);
  await page.goto(`/callbacks?q=${batchId}`);
  const row = callbackRow(page, callback?.id ?? '');
  await expect(row.getByRole('cell', { name: `${amount} ETH` })).toBeVisible();
  await expect(row.getByRole('link', { name: batchId })).toBeVisible();
});

test('an amount that has room is shown with every digit, whatever its currency', async ({ page, callbacks, api }) => {
  for (const [sum, currency] of [
    ['411.22', 'USDT'],
    ['0.00000001', 'BTC'],
    ['3', 'A-LONGER-CURRENCY'],
    ['12345678.123456', 'USDC'],
  ]) {
    const batchId = messages.newBatchId();
    await callbacks.send(
      messages.message(batchId, 'SUCCESS', [{ merchant_withdraw_id: 'W-1', status: 'DONE', amount: sum, currency }]),
    );
    const [callback] = await api.callbacksOf(batchId);
    await page.goto(`/callbacks?q=${batchId}`);
    const cell = callbackRow(page, callback?.id ?? '')
      .getByRole('cell')
      .filter({ hasText: `${sum} ${currency}` });
    expect(await showsAll(cell), `${sum} ${currency}`).toBe(true);
  }
});
