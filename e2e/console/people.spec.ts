import type { Browser, Locator, Page } from '@playwright/test';
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

/** A browser of its own in which somebody invited by `admin` has joined and signed in. */
async function openAs(admin: Page, browser: Browser, name: string, role: string) {
  const { email, link } = await invite(admin, name, role);
  const context = await browser.newContext({ baseURL: new URL(link).origin, storageState: signedOut });
  const theirs = await context.newPage();
  await join(theirs, link);
  await fillIn(theirs, email, chosen);
  return { email, context, theirs };
}

async function openAccount(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'account and display' }).click();
  await page.getByRole('menuitem', { name: 'Your account' }).click();
  return page.getByRole('region', { name: 'Second factor' });
}

/** Adds the app to an authenticator, gives its first code; answers the app's codes and the recovery codes shown. */
async function addApp(within: Page | Locator): Promise<{ key: string; codes: readonly string[] }> {
  await expect(within.getByRole('img', { name: 'QR code for the authenticator app' })).toBeVisible();
  const key = ((await within.locator('code').textContent()) ?? '').replaceAll(' ', '');
  await within.getByLabel('Code of the moment').fill(totpCode(Secret.fromBase32(key).bytes, new Date()));
  await within.getByRole('button', { name: 'Turn it on' }).click();
  const shown = within.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
  await expect(shown).toHaveCount(10);
  return { key, codes: await shown.allInnerTexts() };
}

async function setUpCodes(factor: Page | Locator) {
  await factor.getByLabel('Your current password').fill(chosen);
  await factor.getByRole('button', { name: 'Set up one-time codes' }).click();
  return addApp(factor);
}

/** Opens one of the deeds with a second factor, and fills in what proves the owner. */
async function prove(factor: Locator, deed: string, code: string): Promise<Locator> {
  await factor.getByText(deed, { exact: true }).first().click();
  const form = factor.getByRole('group').filter({ hasText: deed });
  await form.getByLabel('Your current password').fill(chosen);
  await form.getByLabel('Code of the app, or a recovery code').fill(code);
  return form;
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
  const { email, context, theirs } = await openAs(page, browser, 'Oleg', 'operator');
  const { codes } = await setUpCodes(await openAccount(theirs));
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

test('a role that must have a second factor gets nothing else until it is on', async ({ page, browser }) => {
  const { context, theirs } = await openAs(page, browser, 'Fina', 'finance');
  await expect(theirs.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();

  await page.goto('/people');
  const policy = page.getByRole('region', { name: 'Who must have a second factor' });
  await policy.getByRole('checkbox', { name: 'Finance' }).check();
  await policy.getByRole('button', { name: 'Save' }).click();
  await expect(policy.getByText('Saved.')).toBeVisible();

  await theirs.goto('/transfers');
  await expect(theirs).toHaveURL(/\/second-factor$/);
  expect((await theirs.request.get('/exports/transfers')).status()).not.toBe(200);
  await setUpCodes(theirs);
  await theirs.goto('/transfers');
  await expect(theirs.getByRole('heading', { level: 1, name: 'Transfers' })).toBeVisible();
  await context.close();
});

test('a one-time link is made only once that was confirmed', async ({ page, browser }) => {
  const { context, theirs } = await openAs(page, browser, 'Lena', 'viewer');
  await expect(theirs.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();

  await page.goto('/people');
  await page.getByRole('link', { name: 'Lena' }).click();
  const wayIn = page.getByRole('region', { name: 'Way in' });
  const dialog = page.getByRole('dialog');
  await wayIn.getByRole('button', { name: 'Make a one-time link' }).click();
  await expect(dialog).toContainText('The password and every session end now');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await theirs.goto('/transfers');
  await expect(theirs.getByRole('heading', { level: 1, name: 'Transfers' })).toBeVisible();

  await wayIn.getByRole('button', { name: 'Make a one-time link' }).click();
  await dialog.getByRole('button', { name: 'Make a one-time link' }).click();
  await expect(wayIn.locator('code').filter({ hasText: '/join/' })).toBeVisible();
  await expect(wayIn).toContainText('The old password has ended. Sessions ended: 1.');
  await expect(dialog).toHaveCount(0);
  await theirs.goto('/transfers');
  await expect(theirs).toHaveURL(/\/sign-in/);
  await context.close();
});

test('a second factor moves to another app, and is removed, by the password and a code', async ({ page, browser }) => {
  const { context, theirs } = await openAs(page, browser, 'Nora', 'viewer');
  const factor = await openAccount(theirs);
  const first = await setUpCodes(factor);
  await factor.getByRole('link', { name: 'I have kept them' }).click();

  const refused = await prove(factor, 'Set up another app', 'not-a-code');
  await refused.getByRole('button', { name: 'Set up another app' }).click();
  await expect(refused.getByText('This code is wrong, or was used before.')).toBeVisible();
  await refused.getByLabel('Code of the app, or a recovery code').fill(first.codes[0] ?? '');
  await refused.getByRole('button', { name: 'Set up another app' }).click();
  await expect(factor.getByText('The app you have goes on working until then.')).toBeVisible();
  const second = await addApp(factor);
  expect(second.key).not.toBe(first.key);
  await factor.getByRole('link', { name: 'I have kept them' }).click();

  const removal = await prove(factor, 'Remove the second factor', first.codes[1] ?? '');
  await removal.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(removal.getByText('This code is wrong, or was used before.')).toBeVisible();
  await removal.getByLabel('Code of the app, or a recovery code').fill(second.codes[0] ?? '');
  await removal.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(factor.getByText('Your second factor is off.')).toBeVisible();
  await expect(factor.getByRole('button', { name: 'Set up one-time codes' })).toBeVisible();
  await context.close();
});

test('a set-up is read and ended in its own browser alone, is begun anew in another one, and is given up', async ({
  page,
  browser,
  server,
}) => {
  const { email, link } = await invite(page, 'Quin', 'viewer');
  const contexts = await Promise.all(
    [1, 2].map(() => browser.newContext({ baseURL: server.url, storageState: signedOut })),
  );
  const [first, second] = await Promise.all(contexts.map((context) => context.newPage()));
  if (!first || !second) throw new Error('two pages were opened');
  await join(first, link);
  await fillIn(first, email, chosen);
  await fillIn(second, email, chosen);
  const begin = async (factor: Locator) => {
    await factor.getByLabel('Your current password').fill(chosen);
    await factor.getByRole('button', { name: 'Set up one-time codes' }).click();
    await expect(factor.getByRole('img', { name: 'QR code for the authenticator app' })).toBeVisible();
  };
  const here = await openAccount(first);
  await begin(here);
  const there = await openAccount(second);
  await expect(there.getByText('A set-up is under way in another browser.')).toBeVisible();
  await expect(there.getByRole('img', { name: 'QR code for the authenticator app' })).toHaveCount(0);
  await begin(there);

  await here.getByLabel('Code of the moment').fill('000000');
  await here.getByRole('button', { name: 'Turn it on' }).click();
  await expect(here.getByText('A set-up is under way in another browser.')).toBeVisible();
  await expect(here.getByRole('button', { name: 'Set up one-time codes' })).toBeVisible();

  await there.getByRole('button', { name: 'Give up this set-up' }).click();
  await expect(there.getByRole('button', { name: 'Set up one-time codes' })).toBeVisible();
  await expect(there.getByRole('img', { name: 'QR code for the authenticator app' })).toHaveCount(0);
  await setUpCodes(there);
  await Promise.all(contexts.map((context) => context.close()));
});

test('set up, removed, and set up again on one visit: each time the QR code, and only the codes that count', async ({
  page,
  browser,
}) => {
  const { context, theirs } = await openAs(page, browser, 'Sara', 'viewer');
  const factor = await openAccount(theirs);
  const first = await setUpCodes(factor);

  const renewal = await prove(factor, 'Make new recovery codes', first.codes[0] ?? '');
  await renewal.getByRole('button', { name: 'Make new recovery codes' }).click();
  await expect(factor.getByText('The earlier codes are void.')).toBeVisible();
  const shown = factor.getByRole('list', { name: 'Recovery codes' });
  await expect(shown).toHaveCount(1);
  const [renewed = ''] = await shown.getByRole('listitem').allInnerTexts();
  expect(first.codes).not.toContain(renewed);

  const remove = async (code: string) => {
    const removal = await prove(factor, 'Remove the second factor', code);
    await removal.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(factor.getByText('Your second factor is off.')).toBeVisible();
    await expect(shown).toHaveCount(0);
  };
  await remove(renewed);
  const second = await setUpCodes(factor);
  expect(second.key).not.toBe(first.key);
  expect(second.codes).not.toContain(renewed);
  await remove(second.codes[0] ?? '');
  await context.close();
});

test('who lost the phone alone keeps the password: an admin removes the second factor, and nothing else', async ({
  page,
  browser,
}) => {
  const { email, context, theirs } = await openAs(page, browser, 'Petra', 'viewer');
  await setUpCodes(await openAccount(theirs));

  await page.goto('/people');
  await page.getByRole('link', { name: 'Petra' }).click();
  const removal = page.getByRole('region', { name: 'Second factor' });
  await removal.getByRole('button', { name: 'Remove the second factor' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove the second factor' }).click();
  await expect(removal).toContainText('None: signing in asks for no code.');
  await theirs.goto('/transfers');
  await expect(theirs).toHaveURL(/\/sign-in/);
  await fillIn(theirs, email, chosen);
  await expect(theirs.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  await context.close();
});

test('whom a policy will send to set one up is said before it is saved, oneself first', async ({ browser }) => {
  // Of a console of its own: other tests make people of these roles on the shared one.
  const own = await startConsole();
  const context = await browser.newContext({ baseURL: own.url, storageState: await signIn(own) });
  const page = await context.newPage();
  const { link } = await invite(page, 'Rita', 'finance');
  const theirs = await browser.newContext({ baseURL: own.url, storageState: signedOut });
  await join(await theirs.newPage(), link);
  await page.goto('/people');
  const policy = page.getByRole('region', { name: 'Who must have a second factor' });
  await policy.getByRole('checkbox', { name: 'Finance' }).check();
  await expect(policy.getByText('1 person has none and will have to set it up at once.')).toBeVisible();
  await policy.getByRole('checkbox', { name: 'Admin' }).check();
  await expect(policy.getByText('You and 1 other have none and will have to set it up at once.')).toBeVisible();
  await policy.getByRole('checkbox', { name: 'Finance' }).uncheck();
  await expect(policy.getByText('You have none and will have to set it up at once.')).toBeVisible();
  await theirs.close();
  await context.close();
  await own.close();
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
