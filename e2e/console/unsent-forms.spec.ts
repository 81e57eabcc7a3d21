import type { Page } from '@playwright/test';
import * as messages from '@/e2e/support/batch-messages';
import type { ConsoleApi } from '@/e2e/support/console-api';
import { expect, signIn, test } from '@/e2e/support/console-test';
import type { GatepaySender } from '@/e2e/support/gatepay-sender';

const said = 'GatePay was asked; they look into it.';

/** Opens an issue and writes a comment that is not sent yet. */
async function writeComment(page: Page, callbacks: GatepaySender, api: ConsoleApi): Promise<string> {
  const batchId = messages.newBatchId();
  await callbacks.send(messages.message(batchId, 'SUCCESS'));
  await api.untilBatchIs(batchId, 'SUCCESS');
  await callbacks.send(messages.message(batchId, 'FAIL'));
  const id = await api.untilIssueOf(batchId);
  await page.goto(`/issues/${id}`);
  await comment(page).fill(said);
  return id;
}

const comment = (page: Page) => page.getByRole('textbox', { name: 'Comment' });
const send = (page: Page) => page.getByRole('button', { name: 'Comment', exact: true });
const history = (page: Page) => page.getByRole('list', { name: 'History, oldest first' });
const isServerFunction = (headers: Record<string, string>) => 'next-action' in headers;

test('what was typed stays where the console does not answer, with words that promise nothing; sent again it is there once', async ({
  page,
  callbacks,
  api,
  problems,
}) => {
  problems.allow(/ERR_CONNECTION_REFUSED/);
  await writeComment(page, callbacks, api);
  await page.route('**/issues/*', (route, request) =>
    isServerFunction(request.headers()) ? route.abort('connectionrefused') : route.continue(),
  );
  await send(page).click();
  await expect(page.getByRole('alert').filter({ hasText: 'The console did not answer' })).toContainText(
    'it may be done or not',
  );
  await expect(comment(page)).toHaveValue(said);
  await page.unrouteAll();
  await send(page).click();
  await expect(history(page).getByText(said)).toHaveCount(1);
  await expect(comment(page)).toHaveValue('');
  await expect(page.getByRole('alert').filter({ hasText: 'did not answer' })).toHaveCount(0);
});

test('what was typed stays where something between answers in place of the console', async ({
  page,
  callbacks,
  api,
  problems,
}) => {
  problems.allow(/50[02]/);
  await writeComment(page, callbacks, api);
  const inPlace = { status: 502, contentType: 'text/html', body: '<h1>Bad Gateway</h1>' };
  await page.route('**/issues/*', (route, request) =>
    isServerFunction(request.headers()) ? route.fulfill(inPlace) : route.continue(),
  );
  await send(page).click();
  await expect(page.getByRole('alert').filter({ hasText: 'The console did not answer' })).toBeVisible();
  await expect(comment(page)).toHaveValue(said);
});

test('a page of a version that is gone says that nothing was done, and keeps what was typed', async ({
  page,
  callbacks,
  api,
  problems,
}) => {
  problems.allow(/status of 409/);
  await writeComment(page, callbacks, api);
  await page.route('**/issues/*', async (route, request) => {
    const headers = request.headers();
    await route.continue(isServerFunction(headers) ? { headers: { ...headers, 'next-action': '00'.repeat(21) } } : {});
  });
  await send(page).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Not done: the console was updated' })).toBeVisible();
  await expect(comment(page)).toHaveValue(said);
});

test('whoever is not signed in any more keeps what they typed, signs in in a new tab and sends it', async ({
  browser,
  server,
  callbacks,
  api,
  problems,
}) => {
  // A session of its own: that of the worker's other tests goes on.
  const context = await browser.newContext({ baseURL: server.url, storageState: await signIn(server) });
  problems.watch(context);
  const page = await context.newPage();
  await writeComment(page, callbacks, api);
  const cookies = await context.cookies();
  const elsewhere = await context.newPage();
  await elsewhere.goto('/');
  await elsewhere.getByRole('button', { name: 'account and display' }).click();
  await elsewhere.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(elsewhere).toHaveURL(/\/sign-in/);

  const refused = page.getByRole('alert').filter({ hasText: 'Not done: nobody is signed in here any more.' });
  for (const left of [[], cookies]) {
    await context.clearCookies();
    await context.addCookies(left);
    await expect(comment(page)).toHaveValue(said);
    const answered = page.waitForResponse((response) => isServerFunction(response.request().headers()));
    await send(page).click();
    await answered;
    await expect(refused).toBeVisible();
    await expect(comment(page)).toHaveValue(said);
  }

  const opened = context.waitForEvent('page');
  await refused.getByRole('link', { name: 'Sign in in a new tab' }).click();
  const tab = await opened;
  await tab.getByLabel('E-mail').fill(server.adminEmail);
  await tab.getByLabel('Password').fill(server.adminPassword);
  await tab.getByRole('button', { name: 'Sign in' }).click();
  await expect(tab).toHaveURL(/\/issues\/\d+$/);
  await tab.close();
  await send(page).click();
  await expect(history(page).getByText(said)).toHaveCount(1);
  await expect(refused).toHaveCount(0);
  await context.close();
});
