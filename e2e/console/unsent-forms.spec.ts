import type { Page } from '@playwright/test';
import { Secret } from 'otpauth';
import * as messages from '@/e2e/support/batch-messages';
import type { ConsoleApi } from '@/e2e/support/console-api';
import { expect, signIn, signInWith, test } from '@/e2e/support/console-test';
import type { GatepaySender } from '@/e2e/support/gatepay-sender';
import { holdCalls, isServerFunction, loseCalls } from '@/e2e/support/hold-call';
import { chosenPassword, signInAs } from '@/e2e/support/join-console';
import { totpCode } from '@/lib/access/second-factor/one-time-codes';

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

test('a form is sent once however often Enter is pressed while it is on its way, and what it answers this once stays', async ({
  page,
}) => {
  await page.goto('/people/tokens/new');
  const name = page.getByLabel('Name');
  await name.fill('nightly export');
  await page.getByRole('checkbox').first().check();
  const calls = await holdCalls(page);
  await name.press('Enter');
  await expect.poll(calls.count).toBe(1);
  await name.press('Enter');
  calls.letGo();
  await expect(page.getByText('The API token is made.')).toBeVisible();
  await page.getByRole('main').locator('[data-result] a').click();
  await expect(page).toHaveURL(/\/people\/tokens$/);
  const tokens = page.getByRole('list', { name: 'API tokens' }).getByRole('listitem');
  await expect(tokens.filter({ hasText: 'nightly export' })).toHaveCount(1);
  expect(calls.count()).toBe(1);
});

test('recovery codes are shown to whoever presses Enter twice in the field of the code', async ({
  page,
  browser,
  server,
  problems,
}) => {
  const storageState = await signInAs(page, server, { name: 'Erin', role: 'viewer' });
  const context = await browser.newContext({ baseURL: server.url, storageState });
  problems.watch(context);
  const theirs = await context.newPage();
  await theirs.goto('/account');
  const factor = theirs.getByRole('region', { name: 'Second factor' });
  await factor.getByLabel('Your current password').fill(chosenPassword);
  await factor.getByRole('button', { name: 'Set up one-time codes' }).click();
  await expect(factor.getByRole('img', { name: 'QR code for the authenticator app' })).toBeVisible();
  const key = ((await factor.locator('code').textContent()) ?? '').replaceAll(' ', '');
  const code = factor.getByLabel('Code of the moment');
  await code.fill(totpCode(Secret.fromBase32(key).bytes, new Date()));
  const calls = await holdCalls(theirs);
  await code.press('Enter');
  await expect.poll(calls.count).toBe(1);
  await code.press('Enter');
  calls.letGo();
  await expect(factor.getByText('Your second factor is on.')).toBeVisible();
  // Calls are answered in their order: one sent a second time would have been by now.
  await factor.getByText('Make new recovery codes', { exact: true }).first().click();
  const renewal = factor.getByRole('group').filter({ hasText: 'Make new recovery codes' });
  await renewal.getByLabel('Your current password').fill('not the password');
  await renewal.getByLabel('Code of the app, or a recovery code').fill('000000');
  await renewal.getByRole('button', { name: 'Make new recovery codes' }).click();
  await expect(renewal.getByText('This is not your current password.')).toBeVisible();
  await expect(factor.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')).toHaveCount(10);
  expect(calls.count()).toBe(2);
  await context.close();
});

test('a form of a page drawn for one person is not done as another who signed in in a new tab', async ({
  page: admin,
  browser,
  server,
  callbacks,
  api,
  problems,
}) => {
  await signInAs(admin, server, { name: 'Osman', role: 'operator' });
  // A session of its own: it is ended here.
  const context = await browser.newContext({ baseURL: server.url, storageState: await signIn(server) });
  problems.watch(context);
  problems.allow(/status of 409/);
  const page = await context.newPage();
  await writeComment(page, callbacks, api);
  await expect(page.getByRole('button', { name: /^Updates:/ })).toContainText('Live');
  await signInWith(context.request, { ...server, adminEmail: 'Osman@example.com', adminPassword: chosenPassword });

  await send(page).click();
  const refused = page.getByRole('alert').filter({ hasText: 'Osman is signed in here now' });
  await expect(refused).toContainText('Not done: ');
  await expect(refused).toContainText('this page was drawn for somebody else');
  await expect(comment(page)).toHaveValue(said);
  await expect(history(page).getByText(said)).toHaveCount(0);

  const other = page.getByRole('link', { name: /^Updates: Somebody else/ });
  await expect(other).toBeVisible({ timeout: 60_000 });
  await expect(comment(page)).toHaveValue(said);
  await other.click();
  await expect(page.getByRole('button', { name: /^Updates:/ })).toContainText('Live');
  await expect(comment(page)).toHaveValue('');
  await comment(page).fill(said);
  await send(page).click();
  await expect(history(page).getByRole('listitem').filter({ hasText: said })).toContainText('Osman');
  await context.close();
});

test('without scripts, too, a form is not done as somebody else than its page was drawn for', async ({
  page: admin,
  browser,
  server,
  callbacks,
  api,
}) => {
  await signInAs(admin, server, { name: 'Olga', role: 'operator' });
  const storageState = await signIn(server);
  const context = await browser.newContext({ baseURL: server.url, storageState, javaScriptEnabled: false });
  const page = await context.newPage();
  await writeComment(page, callbacks, api);
  await signInWith(context.request, { ...server, adminEmail: 'Olga@example.com', adminPassword: chosenPassword });
  await send(page).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Olga is signed in here now' })).toBeVisible();
  await expect(history(page).getByText(said)).toHaveCount(0);
  await context.close();
});

test('a test callback that brings no answer leaves its page, and can be sent again', async ({ page, problems }) => {
  problems.allow(/ERR_CONNECTION_REFUSED/);
  await page.goto('/providers/gatepay/default');
  const found = await loseCalls(page);
  const button = page.getByRole('button', { name: 'Send a test callback' });
  await button.click();
  await expect(page.getByRole('alert').filter({ hasText: 'The console did not answer' })).toBeVisible();
  await found();
  await button.click();
  await expect(page.getByText(/^Accepted: answered 200 after/)).toBeVisible();
});

test('verifying a request again that brings no answer leaves its page, and can be asked again', async ({
  page,
  callbacks,
  problems,
}) => {
  problems.allow(/ERR_CONNECTION_REFUSED/);
  await callbacks.send(messages.succeeded(messages.newBatchId()), { secret: 'a secret of somebody else' });
  await page.goto('/rejected?cause=signature_mismatch');
  const rows = page.getByRole('region', { name: 'Rejected requests, newest first' }).getByRole('row');
  await rows.nth(1).getByRole('link').click();
  const button = page.getByRole('button', { name: 'Verify again' });
  await expect(button).toBeVisible();
  const found = await loseCalls(page);
  await button.click();
  await expect(page.getByRole('alert').filter({ hasText: 'The console did not answer' })).toBeVisible();
  await found();
  await button.click();
  await expect(page.getByText('Still refused: signature does not match')).toBeVisible();
});
