import type { Page } from '@playwright/test';
import { Secret } from 'otpauth';
import { expect, signedOut, signIn, test } from '@/e2e/support/console-test';
import { startConsole } from '@/e2e/support/running-console';
import { totpCode } from '@/lib/access/second-factor/one-time-codes';

const chosen = 'seven grey herons at noon';

async function fillIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function invite(page: Page, name: string, role: string): Promise<{ email: string; link: string }> {
  const email = `${name.toLowerCase()}@example.com`;
  await page.goto('/people/new');
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('combobox', { name: 'Role' }).selectOption(role);
  await page.getByRole('button', { name: 'Make the link' }).click();
  const link = (await page.locator('code').filter({ hasText: '/join/' }).textContent()) ?? '';
  return { email, link };
}

async function join(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Password', { exact: true }).fill(chosen);
  await page.getByLabel('The same again').fill(chosen);
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page.getByText('Your password is set.')).toBeVisible();
}

test('an invited person joins by the link, once, and has the role that was chosen', async ({
  page,
  browser,
  server,
}) => {
  const { email, link } = await invite(page, 'Vera', 'viewer');
  const context = await browser.newContext({ baseURL: server.url, storageState: signedOut });
  const theirs = await context.newPage();
  await join(theirs, link);
  await theirs.goto(link);
  await expect(theirs.getByRole('heading', { name: 'This link does not work any more' })).toBeVisible();
  await fillIn(theirs, email, chosen);
  await expect(theirs.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  await theirs.goto('/people');
  await expect(theirs.getByRole('list', { name: 'People' })).toContainText('Vera');
  await expect(theirs.getByRole('link', { name: 'Invite somebody' })).toHaveCount(0);
  await theirs.goto('/people/tokens');
  await expect(theirs.getByText('Your role does not include API tokens.')).toBeVisible();

  await page.goto('/people');
  await page.getByRole('link', { name: 'Vera' }).click();
  await page.getByRole('button', { name: 'Disable' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click();
  await expect(page.getByText('Disabled: signing in is refused.')).toBeVisible();
  await theirs.goto('/callbacks');
  await expect(theirs).toHaveURL(/\/sign-in/);
  await context.close();
});

test('one-time codes: set up, asked for at the next sign-in without any script, and stood in for by a recovery code', async ({
  page,
  browser,
  server,
}) => {
  const { email, link } = await invite(page, 'Otto', 'operator');
  const context = await browser.newContext({ baseURL: server.url, storageState: signedOut });
  const theirs = await context.newPage();
  await join(theirs, link);
  await fillIn(theirs, email, chosen);
  // Only once its script is there does the button open a menu.
  await expect(theirs.getByRole('button', { name: /^Updates:/ })).toContainText('Live');
  await theirs.getByRole('button', { name: 'account and display' }).click();
  await theirs.getByRole('menuitem', { name: 'Your account' }).click();
  const factor = theirs.getByRole('region', { name: 'Second factor' });
  await factor.getByLabel('Your current password').fill(chosen);
  await factor.getByRole('button', { name: 'Set up one-time codes' }).click();
  await expect(factor.getByRole('img', { name: 'QR code for the authenticator app' })).toBeVisible();
  const key = ((await factor.locator('code').textContent()) ?? '').replaceAll(' ', '');
  await factor.getByLabel('Code of the moment').fill(totpCode(Secret.fromBase32(key).bytes, new Date()));
  await factor.getByRole('button', { name: 'Turn it on' }).click();
  const shown = factor.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
  await expect(shown).toHaveCount(10);
  const codes = await shown.allInnerTexts();
  await context.close();

  const plain = await browser.newContext({ baseURL: server.url, storageState: signedOut, javaScriptEnabled: false });
  const bare = await plain.newPage();
  await fillIn(bare, email, chosen);
  await expect(bare.getByRole('heading', { level: 1, name: 'Enter your one-time code' })).toBeVisible();
  await bare.goto('/callbacks');
  await expect(bare).toHaveURL(/\/sign-in/);
  await bare.goto('/sign-in/code');
  await bare.getByLabel('Code').fill('000000');
  await bare.getByRole('button', { name: 'Continue' }).click();
  await expect(bare.getByText('This code is wrong, or was used before.')).toBeVisible();
  await bare.getByLabel('Code').fill(codes[0] ?? '');
  await bare.getByRole('button', { name: 'Continue' }).click();
  await expect(bare.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  await plain.close();
});

test('a role that must have a second factor gets nothing else until it is on', async ({ page, browser, server }) => {
  const { email, link } = await invite(page, 'Fina', 'finance');
  const context = await browser.newContext({ baseURL: server.url, storageState: signedOut });
  const theirs = await context.newPage();
  await join(theirs, link);
  await fillIn(theirs, email, chosen);
  await expect(theirs.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();

  await page.goto('/people');
  const policy = page.getByRole('region', { name: 'Who must have a second factor' });
  await policy.getByRole('checkbox', { name: 'Finance' }).check();
  await policy.getByRole('button', { name: 'Save' }).click();
  await expect(policy.getByText('Saved.')).toBeVisible();

  await theirs.goto('/transfers');
  await expect(theirs).toHaveURL(/\/second-factor$/);
  expect((await theirs.request.get('/exports/transfers')).status()).not.toBe(200);
  await theirs.getByLabel('Your current password').fill(chosen);
  await theirs.getByRole('button', { name: 'Set up one-time codes' }).click();
  const key = ((await theirs.locator('code').textContent()) ?? '').replaceAll(' ', '');
  await theirs.getByLabel('Code of the moment').fill(totpCode(Secret.fromBase32(key).bytes, new Date()));
  await theirs.getByRole('button', { name: 'Turn it on' }).click();
  await expect(theirs.getByRole('list', { name: 'Recovery codes' })).toBeVisible();
  await theirs.goto('/transfers');
  await expect(theirs.getByRole('heading', { level: 1, name: 'Transfers' })).toBeVisible();
  await context.close();
});

test('an API token made here is shown once, reads the API, and is refused once it is revoked', async ({
  page,
  server,
}) => {
  await page.goto('/people/tokens/new');
  await expect(page.getByText('Without read, reveal and replay do nothing.')).toBeVisible();
  await page.getByLabel('Name').fill('Nightly report');
  await page.getByRole('button', { name: 'Make the token' }).click();
  const token = (await page.locator('code').filter({ hasText: 'cct_' }).textContent()) ?? '';
  const read = () => fetch(`${server.url}/api/v1/callbacks`, { headers: { authorization: `Bearer ${token}` } });
  expect((await read()).status).toBe(200);
  const replay = await fetch(`${server.url}/api/v1/callbacks/1/replay`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
  });
  expect(replay.status).toBe(403);

  await page.getByRole('link', { name: 'All API tokens' }).click();
  const row = page.getByRole('listitem').filter({ hasText: 'Nightly report' });
  await expect(row).toContainText('read');
  await expect(page.getByText(token)).toHaveCount(0);
  await row.getByRole('button', { name: 'Revoke' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(row).toContainText('Revoked');
  expect((await read()).status).toBe(401);
});

test('the last admin cannot shut themselves out', async ({ browser }) => {
  // Of a console of its own: other tests make further admins on the shared one.
  const own = await startConsole();
  const context = await browser.newContext({ baseURL: own.url, storageState: await signIn(own) });
  const page = await context.newPage();
  await page.goto('/people');
  await page
    .getByRole('list', { name: 'People' })
    .getByRole('listitem')
    .filter({ hasText: 'You' })
    .getByRole('link')
    .click();
  await page.getByRole('combobox', { name: 'Role' }).selectOption('viewer');
  await page.getByRole('button', { name: 'Save role' }).click();
  await expect(page.getByText('This is the last active admin.')).toBeVisible();
  await context.close();
  await own.close();
});
