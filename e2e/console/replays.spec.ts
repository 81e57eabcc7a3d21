import type { Page } from '@playwright/test';
import { expectAccessible } from '@/e2e/support/accessibility';
import { type Backend, status } from '@/e2e/support/backend';
import * as messages from '@/e2e/support/batch-messages';
import { expect } from '@/e2e/support/console-test';
import { test as base } from '@/e2e/support/forwarding-console';

const count = 8;

interface Sent {
  batchId: string;
  callbackIds: string[];
}

interface Fixtures {
  /** A handful of callbacks that the backend has. */
  sent: Sent;
  /** POST or PUT under `/api/v1/` as somebody else than who is signed in. */
  asToken(method: 'POST' | 'PUT', path: string, body?: object): Promise<Response>;
}

const test = base.extend<Fixtures>({
  sent: async ({ backend, callbacks, api }, use) => {
    backend.answer(status(200));
    const batchId = messages.newBatchId();
    for (let index = 0; index < count; index += 1) {
      await callbacks.send(messages.message(batchId, 'PROCESSING', [{ merchant_withdraw_id: `W-${index}` }]));
    }
    const delivered = async () => (await api.callbacksOf(batchId)).filter((callback) => callback.status === 'sent');
    await expect.poll(async () => (await delivered()).length).toBe(count);
    await use({ batchId, callbackIds: (await delivered()).map(({ id }) => id) });
  },
  asToken: async ({ server }, use) => {
    await use((method, path, body) =>
      fetch(`${server.url}/api/v1/${path}`, {
        method,
        headers: { authorization: `Bearer ${server.apiToken}`, 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      }),
    );
  },
});

test.describe.configure({ mode: 'serial' });

/** Plans the replay of a batch's callbacks on screen, at `ratePerSecond`, and presses the button that says `verb`. */
async function ask(page: Page, { batchId }: Sent, verb: string, ratePerSecond = 50): Promise<void> {
  await page.goto(`/replays/new?q=${batchId}&rate=${ratePerSecond}`);
  await page.getByLabel('Reason').fill('the shop was restored from a backup');
  await page.getByRole('button', { name: `${verb} ${count} callbacks` }).click();
  await expect(page).toHaveURL(/\/replays\/\d+$/);
}

const handedOver = (of: number) => `${of} callback${of === 1 ? '' : 's'} of ${count} callbacks handed over`;

/** So many more than it had, and no further one: each replay is sent once. */
async function expectArrived(backend: Backend, before: number, more: number): Promise<void> {
  await backend.until(before + more);
  expect(backend.received.length).toBe(before + more);
}

test('a running replay pauses, goes on where it was, and ends with every callback sent once more', async ({
  page,
  backend,
  sent,
}) => {
  const before = backend.received.length;
  await ask(page, sent, 'Replay', 1);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Resume', exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Resume', exact: true }).click();
  await expect(page.getByText(handedOver(count), { exact: true })).toBeVisible({ timeout: 25_000 });
  await expectArrived(backend, before, count);
});

test('a cancelled replay sends nothing more and says how far it came', async ({ page, backend, sent }) => {
  const before = backend.received.length;
  await ask(page, sent, 'Replay', 1);
  await page.getByRole('button', { name: 'Cancel replay' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel replay' }).click();
  await expect(page.getByText('Cancelled', { exact: true }).first()).toBeVisible();
  const words = await page.getByRole('status').filter({ hasText: 'handed over' }).textContent();
  const fed = Number(/^(\d+) callback/.exec(words ?? '')?.[1]);
  expect(fed).toBeLessThan(count);
  await expect.poll(() => backend.received.length - before).toBeLessThanOrEqual(fed);
});

test('with four eyes on, what was sent before waits: nobody approves their own, somebody else can', async ({
  page,
  backend,
  sent,
  asToken,
}) => {
  await page.goto('/replays');
  await page.getByText('Four eyes', { exact: true }).click();
  await page.getByLabel('Replaying what was delivered before waits for a second person').check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved. Replays asked for from now on go by it.')).toBeVisible();

  const before = backend.received.length;
  await ask(page, sent, 'Ask to replay');
  await expect(page.getByText('Your request waits for somebody else')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Withdraw request' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Approve' })).toHaveCount(0);
  await expectAccessible(page);
  const id = new URL(page.url()).pathname.split('/').at(-1);
  expect(backend.received.length).toBe(before);
  expect((await asToken('POST', `replays/${id}/approve`)).status).toBe(200);
  await expect(page.getByText(handedOver(count), { exact: true })).toBeVisible({ timeout: 20_000 });
  await expectArrived(backend, before, count);
});

test('a person approves or declines what a token asked for; the token cannot', async ({
  page,
  backend,
  sent: { callbackIds },
  asToken,
}) => {
  const before = backend.received.length;
  const request = async () => {
    const answer = await asToken('POST', 'replays', { callbackIds, reason: 'asked by the shop' });
    const asked: { id: string; outcome: string } = await answer.json();
    expect(asked.outcome).toBe('waiting_approval');
    expect((await asToken('POST', `replays/${asked.id}/approve`)).status).toBe(403);
    return asked.id;
  };
  await page.goto(`/replays/${await request()}`);
  await page.getByRole('button', { name: 'Decline' }).click();
  await expect(page.getByText('Declined', { exact: true }).first()).toBeVisible();
  expect(backend.received.length).toBe(before);

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/replays/${await request()}`);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByText(handedOver(count), { exact: true })).toBeVisible({ timeout: 20_000 });
  await expectArrived(backend, before, count);
  expect((await asToken('PUT', 'replays/policy', {})).status).toBe(200);
});
