import { type Page, request } from '@playwright/test';
import { expectAccessible } from '@/e2e/support/accessibility';
import * as messages from '@/e2e/support/batch-messages';
import { consoleApi } from '@/e2e/support/console-api';
import { callbackRow } from '@/e2e/support/console-pages';
import { expect, signIn, test } from '@/e2e/support/console-test';
import { gatepaySender } from '@/e2e/support/gatepay-sender';
import { signInAs } from '@/e2e/support/join-console';
import { startConsole } from '@/e2e/support/running-console';

const indicator = (page: Page) => page.getByRole('button', { name: /^Updates:/ });
const pill = (page: Page) => page.getByRole('button', { name: /new callbacks: show them$/ });
const rows = (page: Page) => page.getByRole('region', { name: 'Callbacks, newest first' }).getByRole('row');

async function openLive(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(indicator(page)).toContainText('Live');
}

test('new callbacks are told of and move no row until they are asked for, by key or by press', async ({
  page,
  callbacks,
  api,
}) => {
  const [first, second, third] = [messages.newBatchId(), messages.newBatchId(), messages.newBatchId()];
  await callbacks.send(messages.succeeded(first));
  await openLive(page, '/callbacks');
  const before = await rows(page).allInnerTexts();
  const heading = await page.getByRole('heading', { level: 1 }).boundingBox();

  await callbacks.send(messages.succeeded(second));
  await callbacks.send(messages.failed(third));
  await expect(pill(page)).toContainText('2 new');
  expect(await page.getByRole('heading', { level: 1 }).boundingBox()).toEqual(heading);
  expect(await rows(page).count()).toBe(before.length);
  const [newest] = await api.callbacksOf(third);
  await expect(callbackRow(page, newest?.id ?? '')).toHaveCount(0);
  await expectAccessible(page);

  await page.keyboard.press('.');
  await expect(callbackRow(page, newest?.id ?? '')).toBeVisible();
  await expect(pill(page)).toHaveCount(0);

  const fourth = messages.newBatchId();
  await callbacks.send(messages.succeeded(fourth));
  await expect(pill(page)).toContainText('1 new');
  await pill(page).press('Enter');
  await expect(pill(page)).toHaveCount(0);
  const [last] = await api.callbacksOf(fourth);
  await expect(callbackRow(page, last?.id ?? '')).toBeVisible();
  await expect(page.locator('#main')).toBeFocused();
});

test('a list tells only of what fits its filter', async ({ page, callbacks }) => {
  await callbacks.send(messages.succeeded(messages.newBatchId()));
  await openLive(page, '/callbacks?channel=gatepay&type=WITHDRAW');
  const other = await page.context().newPage();
  await openLive(other, '/callbacks?provider=bayarcash');
  await callbacks.send(messages.succeeded(messages.newBatchId()));
  await expect(pill(page)).toContainText('1 new');
  await expect(pill(other)).toHaveCount(0);
});

test('a batch’s page follows its callbacks by itself, and is not loaded again', async ({ page, callbacks, api }) => {
  const batchId = messages.newBatchId();
  await callbacks.send(
    messages.message(batchId, 'PROCESSING', [{ merchant_withdraw_id: 'W-1', status: 'PROCESSING' }]),
  );
  await api.untilBatchIs(batchId, 'PROCESSING');
  await openLive(page, `/batches/gatepay/${batchId}`);
  await page.evaluate(() => document.body.setAttribute('data-kept', 'yes'));
  await expect(page.getByRole('main')).toContainText('PROCESSING');
  await callbacks.send(messages.succeeded(batchId));
  await expect(page.getByRole('main').locator('header')).toContainText('SUCCESS');
  await expect(page.locator('body')).toHaveAttribute('data-kept', 'yes');
});

test('browsers without events, and readers who want it to stand still, are served too', async ({ page, callbacks }) => {
  await callbacks.send(messages.succeeded(messages.newBatchId()));
  await page.addInitScript(() => Reflect.deleteProperty(window, 'EventSource'));
  await openLive(page, '/callbacks');
  await indicator(page).click();
  await expect(indicator(page)).toContainText('Paused');
  await callbacks.send(messages.succeeded(messages.newBatchId()));
  await indicator(page).click();
  await expect(indicator(page)).toContainText('Live');
  await expect(pill(page)).toContainText('1 new');
});

test('a connection that is cut shows, mends itself, and has missed nothing', async ({ browser, problems }) => {
  const mortal = await startConsole();
  const context = await browser.newContext({ baseURL: mortal.url, storageState: await signIn(mortal) });
  problems.watch(context);
  problems.allow(/ERR_CONNECTION|ERR_INCOMPLETE|ERR_EMPTY|_rsc=/);
  const sender = gatepaySender(mortal.url, mortal.gatepaySecret);
  const batchId = messages.newBatchId();
  await sender.send(messages.message(batchId, 'PROCESSING', [{ merchant_withdraw_id: 'W-1', status: 'PROCESSING' }]));
  await consoleApi(mortal).untilBatchIs(batchId, 'PROCESSING');
  const list = await context.newPage();
  await openLive(list, '/callbacks');
  const batch = await context.newPage();
  await openLive(batch, `/batches/gatepay/${batchId}`);

  await mortal.kill();
  for (const page of [list, batch]) await expect(indicator(page)).toContainText('Reconnecting');
  await mortal.start();
  await sender.send(messages.succeeded(batchId));
  await sender.send(messages.succeeded(messages.newBatchId()));
  for (const page of [list, batch]) await expect(indicator(page)).toContainText('Live', { timeout: 60_000 });
  await expect(pill(list)).toContainText('2 new');
  await expect(batch.getByRole('main').locator('header')).toContainText('SUCCESS');
  await context.close();
  await mortal.close();
});

test('a server that stands still is doubted within seconds, and believed again once it goes on', async ({
  browser,
  problems,
}) => {
  const mortal = await startConsole();
  const context = await browser.newContext({ baseURL: mortal.url, storageState: await signIn(mortal) });
  problems.watch(context);
  problems.allow(/ERR_|_rsc=/);
  const page = await context.newPage();
  await openLive(page, '/callbacks');
  mortal.standStill();
  try {
    await expect(indicator(page)).toContainText('Reconnecting', { timeout: 20_000 });
  } finally {
    // What stands still does not hear that it should end either.
    mortal.goOn();
  }
  await expect(indicator(page)).toContainText('Live', { timeout: 60_000 });
  await context.close();
  await mortal.close();
});

test('a session that ended is told nothing more within a minute, and goes on where its browser signed in again', async ({
  browser,
  server,
  problems,
}) => {
  const context = await browser.newContext({ baseURL: server.url, storageState: await signIn(server) });
  problems.watch(context);
  const [going, staying] = [await context.newPage(), await context.newPage()];
  for (const page of [going, staying]) await openLive(page, '/callbacks?type=WITHDRAW');
  const elsewhere = await request.newContext({ baseURL: server.url, storageState: await context.storageState() });
  const { csrfToken }: { csrfToken: string } = await (await elsewhere.get('/api/auth/csrf')).json();
  await elsewhere.post('/api/auth/signout', { form: { csrfToken, callbackUrl: '/' } });
  for (const page of [going, staying]) {
    const over = page.getByRole('link', { name: /^Updates: Signed out/ });
    await expect(over).toBeVisible({ timeout: 60_000 });
    await expect(over).toHaveAttribute('href', '/sign-in?next=%2Fcallbacks%3Ftype%3DWITHDRAW');
    // What is typed on the page stays.
    await expect(over).toHaveAttribute('target', '_blank');
  }
  expect((await context.request.get('/api/live?subject=overview:0')).status()).toBe(401);

  const { cookies } = await signIn(server);
  await context.addCookies(cookies);
  await going.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Transfers' }).click();
  await expect(indicator(going)).toContainText('Live');
  await staying.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(indicator(staying)).toContainText('Live');
  await elsewhere.dispose();
  await context.close();
});

test('who gets another role is told of what happens as before, and is not called signed out', async ({
  page,
  browser,
  server,
  problems,
  callbacks,
}) => {
  const storageState = await signInAs(page, server, { name: 'Rosa', role: 'viewer' });
  const context = await browser.newContext({ baseURL: server.url, storageState });
  problems.watch(context);
  const theirs = await context.newPage();
  await callbacks.send(messages.succeeded(messages.newBatchId()));
  await openLive(theirs, '/callbacks');
  const asked = theirs.waitForRequest((made) => made.url().includes('/api/live?'), { timeout: 60_000 });
  await page.goto('/people');
  await page.getByRole('link', { name: 'Rosa' }).click();
  await page.getByRole('combobox', { name: 'Role' }).selectOption('finance');
  await page.getByRole('button', { name: 'Save role' }).click();
  await asked;
  await expect(indicator(theirs)).toContainText('Live');
  await callbacks.send(messages.succeeded(messages.newBatchId()));
  await expect(pill(theirs)).toContainText('1 new');
  await context.close();
});
