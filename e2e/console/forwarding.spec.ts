import { Webhook } from 'standardwebhooks';
import { expectAccessible } from '@/e2e/support/accessibility';
import { type Backend, status } from '@/e2e/support/backend';
import * as messages from '@/e2e/support/batch-messages';
import { expect } from '@/e2e/support/console-test';
import { forwardSecret, test } from '@/e2e/support/forwarding-console';
import { holdCalls } from '@/e2e/support/hold-call';

test.describe.configure({ mode: 'serial' });

/** Deliveries of the batch alone: other files leave callbacks in the same console that are tried again meanwhile. */
const deliveriesOf = ({ received }: Backend, batchId: string) => received.filter(({ body }) => body.includes(batchId));

test('a callback goes on signed, is tried again after a refusal, and both attempts stand on its page', async ({
  page,
  backend,
  callbacks,
  api,
}) => {
  const batchId = messages.newBatchId();
  const body = messages.partial(batchId);
  backend.answer((request, response, socket) => {
    const first = deliveriesOf(backend, batchId).length === 1;
    status(first ? 500 : 200, {}, first ? 'the shop is closed' : 'taken')(request, response, socket);
  });
  expect((await callbacks.send(body)).status).toBe(200);
  await expect.poll(() => deliveriesOf(backend, batchId).length).toBe(2);
  for (const { headers, body: bytes } of deliveriesOf(backend, batchId)) {
    expect(bytes.toString()).toBe(body);
    expect(() => new Webhook(forwardSecret).verify(bytes.toString(), headers)).not.toThrow();
  }
  const ids = deliveriesOf(backend, batchId).map(({ headers }) => headers['webhook-id']);
  expect(ids[0], 'a retry keeps its webhook-id').toBe(ids[1]);

  await expect.poll(async () => (await api.callbacksOf(batchId))[0]?.status).toBe('sent');
  const [callback] = await api.callbacksOf(batchId);
  expect(callback?.attempts).toBe(2);
  expect(callback?.url).toBe(backend.url);
  await page.goto(`/callbacks/${callback?.id}?tab=response`);
  await expect(page.getByText('Attempt 2', { exact: true })).toBeVisible();
  await expect(page.getByText('Attempt 1', { exact: true })).toBeVisible();
  await expect(page.getByText('Delivered').first()).toBeVisible();
  await expectAccessible(page);
});

test('the key r sends a callback again: a new delivery, and the original as it was', async ({
  page,
  backend,
  callbacks,
  api,
}) => {
  backend.answer(status(200));
  const batchId = messages.newBatchId();
  await callbacks.send(messages.succeeded(batchId));
  await expect.poll(async () => (await api.callbacksOf(batchId))[0]?.status).toBe('sent');
  const [callback] = await api.callbacksOf(batchId);
  await page.goto(`/callbacks/${callback?.id}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expect(async () => {
    await page.keyboard.press('r');
    await expect(page.getByRole('dialog')).toBeVisible({ timeout: 500 });
  }).toPass();
  await expectAccessible(page);
  const reason = page.getByLabel('Reason');
  await reason.fill('the shop lost it');
  // However often it is pressed while it is on its way, it is replayed once.
  const calls = await holdCalls(page);
  await reason.press('Enter');
  await expect.poll(calls.count).toBe(1);
  await reason.press('Enter');
  calls.letGo();
  await expect.poll(() => deliveriesOf(backend, batchId).length).toBe(2);
  const [original, replayed] = deliveriesOf(backend, batchId);
  expect(replayed?.body.toString()).toBe(original?.body.toString());
  expect(replayed?.headers['webhook-id']).not.toBe(original?.headers['webhook-id']);
  expect(replayed?.headers['callback-replay-of']).toBe(original?.headers['webhook-id']);
  await page.getByRole('link', { name: 'See its deliveries' }).click();
  await expect(page.getByText('the shop lost it')).toBeVisible();
  expect(calls.count()).toBe(1);
});

test('everything that matches is replayed after a plan, and the page counts what became of it', async ({
  page,
  backend,
  callbacks,
  api,
}) => {
  backend.answer(status(200));
  const batchId = messages.newBatchId();
  const count = 12;
  for (let index = 0; index < count; index += 1) {
    await callbacks.send(messages.message(batchId, 'PROCESSING', [{ merchant_withdraw_id: `W-${index}` }]));
  }
  await expect
    .poll(async () => (await api.callbacksOf(batchId)).filter(({ status: is }) => is === 'sent').length)
    .toBe(count);
  await page.goto(`/callbacks?q=${batchId}`);
  await page.getByRole('link', { name: /^Replay all/ }).click();
  await expect(page).toHaveURL(/\/replays\/new/);
  await expectAccessible(page);
  await page.getByLabel('Reason').fill('the shop was restored from a backup');
  await page.getByRole('button', { name: `Replay ${count} callbacks` }).click();
  await expect(page).toHaveURL(/\/replays\/\d+$/);
  await expect(page.getByText(`${count} callbacks of ${count} callbacks handed over`)).toBeVisible({ timeout: 20_000 });
  await expect.poll(() => deliveriesOf(backend, batchId).length).toBe(2 * count);
  const replayed = deliveriesOf(backend, batchId).filter(({ headers }) => 'callback-replay-of' in headers);
  expect(new Set(replayed.map(({ body }) => body.toString())).size).toBe(count);
  await expectAccessible(page);
});

test('axe finds nothing on the pages of destinations and replays, and none is wider than a phone', async ({ page }) => {
  for (const path of ['/destinations', '/destinations/new', '/replays']) {
    await page.goto(path);
    await expect(page.locator('h1')).toHaveCount(1);
    await expectAccessible(page);
  }
  await page.goto('/destinations');
  await page.getByRole('main').getByRole('link').filter({ hasText: '127.0.0.1' }).first().click();
  await expect(page).toHaveURL(/\/destinations\/\d+/);
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of ['/destinations', '/destinations/new', '/replays', new URL(page.url()).pathname]) {
    await page.goto(path);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(390);
  }
});
