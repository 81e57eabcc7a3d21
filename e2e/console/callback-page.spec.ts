import * as messages from '@/e2e/support/batch-messages';
import { test as base, expect } from '@/e2e/support/console-test';

interface Sent {
  id: string;
  batchId: string;
  body: string;
}

const test = base.extend<{ sent: Sent }>({
  sent: async ({ callbacks, api }, use) => {
    const batchId = messages.newBatchId();
    // Digits that a JavaScript number would lose, in every place where one could.
    const body = `{"main_order":{"batch_id":"${batchId}","merchant_id":9007199254740993,"status":"SUCCESS"},
      "suborders":[{"merchant_withdraw_id":"W-1","status":"DONE","currency":"ETH","amount":1234567.100000000000000001,"fee":1E-18}]}`;
    await callbacks.send(body);
    await callbacks.send(body);
    const [callback] = await api.callbacksOf(batchId);
    await use({ id: callback?.id ?? '', batchId, body });
  },
});

test('the payload keeps every digit, on screen and on the clipboard', async ({ page, context, sent }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`/callbacks/${sent.id}`);
  const tree = page.getByRole('tree', { name: 'Payload' });
  for (const line of ['merchant_id: 9007199254740993', 'amount: 1234567.100000000000000001', 'fee: 1E-18']) {
    await expect(tree.getByRole('treeitem', { name: line })).toBeVisible();
  }
  await page.getByRole('button', { name: 'Copy payload' }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.replaceAll(/\s/g, '')).toBe(sent.body.replaceAll(/\s/g, ''));
});

test('the raw view is what came, byte for byte', async ({ page, context, sent }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`/callbacks/${sent.id}`);
  await page.getByRole('link', { name: 'Raw' }).click();
  await expect(page).toHaveURL(`/callbacks/${sent.id}?view=raw`);
  expect(await page.getByRole('region', { name: 'Raw body' }).locator('pre').textContent()).toBe(sent.body);
  await page.getByRole('button', { name: 'Copy payload' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(sent.body);
});

test('the response tab shows what GatePay was answered', async ({ page, sent }) => {
  await page.goto(`/callbacks/${sent.id}`);
  await page.getByRole('link', { name: 'Response' }).click();
  await expect(page).toHaveURL(`/callbacks/${sent.id}?tab=response`);
  await expect(page.getByRole('heading', { name: 'What GatePay was answered' })).toBeVisible();
  await expect(page.getByText('{"returnCode":"SUCCESS","returnMessage":""}')).toBeVisible();
  await expect(page.getByText('The same answer when it came a second time')).toBeVisible();
});

test('the requests tab shows each arrival with its verdict, address and headers', async ({ page, sent }) => {
  await page.goto(`/callbacks/${sent.id}?tab=requests`);
  const arrivals = page.getByRole('list', { name: 'Requests, oldest first' }).locator('> li');
  await expect(arrivals).toHaveCount(2);
  await expect(arrivals.nth(0)).toContainText('Accepted');
  await expect(arrivals.nth(1)).toContainText('Duplicate');
  await expect(arrivals.nth(0)).toContainText('from 127.0.0.1');
  await expect(arrivals.nth(0).getByText('x-gatepay-signature')).toBeVisible();
});

test('back and forward go through tabs as through pages', async ({ page, sent }) => {
  await page.goto(`/callbacks/${sent.id}`);
  await page.getByRole('link', { name: 'Requests' }).click();
  await expect(page.getByRole('list', { name: 'Requests, oldest first' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('tree', { name: 'Payload' })).toBeVisible();
  await page.goForward();
  await expect(page.getByRole('list', { name: 'Requests, oldest first' })).toBeVisible();
});

test('by keyboard alone: the strip opens and folds, the tabs are reached, the tree is walked', async ({
  page,
  sent,
}) => {
  await page.goto(`/callbacks/${sent.id}`);
  const strip = page.locator('summary').filter({ hasText: 'Details:' });
  const facts = page.getByText('Signature valid');
  await expect(facts).toBeHidden();
  await strip.focus();
  await page.keyboard.press('Enter');
  await expect(facts).toBeVisible();
  await page.keyboard.press('Space');
  await expect(facts).toBeHidden();
  const reached: string[] = [];
  await expect(async () => {
    await page.keyboard.press('Tab');
    reached.push(await page.evaluate(() => document.activeElement?.textContent ?? ''));
    expect(reached.slice(0, 3).map((text) => text.replace(/\d+$/, ''))).toEqual(['Payload', 'Response', 'Requests']);
  }).toPass({ intervals: [0], timeout: 60_000 });
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/tab=requests/);

  await page.goto(`/callbacks/${sent.id}`);
  const tree = page.getByRole('tree', { name: 'Payload' });
  await tree.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(tree.getByRole('treeitem', { name: 'batch_id' })).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  await expect(tree.getByRole('treeitem', { name: 'batch_id' })).toBeVisible();
});

test('an id that does not exist is told as such, inside the console', async ({ page, problems }) => {
  problems.allow(/status of 404/);
  await page.goto('/callbacks/987654321');
  await expect(page.getByRole('heading', { name: 'There is no callback with this id' })).toBeVisible();
  await page.getByRole('link', { name: 'All callbacks' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Callbacks' })).toBeVisible();
});
