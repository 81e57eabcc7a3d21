import type { Page } from '@playwright/test';
import { expectNoSidewaysScroll } from '@/e2e/support/accessibility';
import { type Backend, status } from '@/e2e/support/backend';
import * as messages from '@/e2e/support/batch-messages';
import type { ConsoleApi } from '@/e2e/support/console-api';
import { callbackRow } from '@/e2e/support/console-pages';
import { expect } from '@/e2e/support/console-test';
import { forwardingTest } from '@/e2e/support/forwarding-console';
import type { GatepaySender } from '@/e2e/support/gatepay-sender';

const test = forwardingTest();

const shopClosed = 'the shop is closed';

/** A withdrawal whose callback the merchant's backend refuses, until it is replayed. */
async function lostWithdrawal(backend: Backend, callbacks: GatepaySender, api: ConsoleApi) {
  backend.answer((request, response, socket) => {
    const again = 'callback-replay-of' in request.headers;
    status(again ? 200 : 500, {}, again ? 'taken' : shopClosed)(request, response, socket);
  });
  const batchId = messages.newBatchId();
  const withdrawId = `15260529${batchId.slice(-11)}`;
  await callbacks.send(messages.message(batchId, 'SUCCESS', [{ merchant_withdraw_id: withdrawId, status: 'DONE' }]));
  await expect.poll(async () => (await api.callbacksOf(batchId))[0]?.status).toBe('failed');
  const [callback] = await api.callbacksOf(batchId);
  return { withdrawId, callbackId: callback?.id ?? '' };
}

const palette = (page: Page) => page.getByRole('dialog', { name: 'Search everything, or go to a page' });

test('from "withdrawal … did not arrive" to the answer and the replay, with the keyboard alone', async ({
  page,
  backend,
  callbacks,
  api,
}) => {
  const { withdrawId, callbackId } = await lostWithdrawal(backend, callbacks, api);
  await page.goto('/');
  await expect(page.getByRole('button', { name: /^Updates:/ })).toContainText('Live');
  const pressed: string[] = [];
  const press = async (key: string) => {
    pressed.push(key);
    await page.keyboard.press(key);
  };
  await press('Control+k');
  await expect(palette(page)).toBeVisible();
  // Out of the alert, as it was copied.
  await page.keyboard.insertText(`withdrawal ${withdrawId} did not arrive`);
  await expect(palette(page).getByRole('option').first()).toContainText(`Callback #${callbackId}`);
  await press('Enter');
  await expect(page).toHaveURL(`/callbacks/${callbackId}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(callbackId);
  await press('2');
  await expect(page.getByText(shopClosed).first(), 'the answer').toBeVisible();
  await press('r');
  await expect(page.getByLabel('Reason')).toBeFocused();
  await page.keyboard.type('did not arrive');
  await press('Enter');
  await expect(page.getByRole('link', { name: 'See its deliveries' })).toBeFocused();
  await press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByText('did not arrive').first()).toBeVisible();
  await expect(page.getByText('Delivered').first(), 'the attempt of the replay').toBeVisible();
  expect(pressed.length, pressed.join(' ')).toBeLessThanOrEqual(6);
});

test('a row that is shown says how its callback stands, without the list being read again', async ({
  page,
  backend,
  callbacks,
  api,
  server,
}) => {
  const { callbackId } = await lostWithdrawal(backend, callbacks, api);
  await page.goto('/callbacks');
  await expect(page.getByRole('button', { name: /^Updates:/ })).toContainText('Live');
  const row = callbackRow(page, callbackId);
  await expect(row).toContainText('Failed');
  const headers = { authorization: `Bearer ${server.apiToken}`, 'content-type': 'application/json' };
  await fetch(`${server.url}/api/v1/callbacks/${callbackId}/replay`, { method: 'POST', headers, body: '{}' });
  await expect(row).toContainText('Sent');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('from "withdrawal … did not arrive" to the answer and the replay, by touch', async ({
    page,
    backend,
    callbacks,
    api,
  }) => {
    const { withdrawId, callbackId } = await lostWithdrawal(backend, callbacks, api);
    await page.goto('/');
    await expect(page.getByRole('button', { name: /^Updates:/ })).toContainText('Live');
    await page.getByRole('button', { name: /^Search everything/ }).tap();
    await page.keyboard.insertText(withdrawId);
    const found = palette(page).getByRole('option').first();
    await expect(found).toContainText(`Callback #${callbackId}`);
    await found.tap();
    await expect(page).toHaveURL(`/callbacks/${callbackId}`);
    await page.getByRole('link', { name: /^Response/ }).tap();
    await expect(page.getByText(shopClosed).first()).toBeVisible();
    await expectNoSidewaysScroll(page);
    await page.getByRole('link', { name: 'Replay', exact: true }).tap();
    await page.getByRole('dialog').getByRole('button', { name: 'Replay', exact: true }).tap();
    await page.getByRole('link', { name: 'See its deliveries' }).tap();
    await expect(page.getByText('Delivered').first()).toBeVisible();
    await expectNoSidewaysScroll(page);
  });
});
