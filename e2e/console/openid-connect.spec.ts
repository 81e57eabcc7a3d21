import { expectAccessible, expectNoSidewaysScroll } from '@/e2e/support/accessibility';
import { expect, signedOut } from '@/e2e/support/console-test';
import { serviceName, test } from '@/e2e/support/openid-console';

const signInThere = `Sign in with ${serviceName}`;

test('somebody invited signs in at the service without a script, is listed, and is out once the link is removed', async ({
  page,
  browser,
  server,
  issuer,
  problems,
}) => {
  issuer.person = { sub: 'vera-1', email: 'vera@example.com', email_verified: true, name: 'Vera' };
  const context = await browser.newContext({ baseURL: server.url, storageState: signedOut, javaScriptEnabled: false });
  problems.watch(context);
  problems.allow(/\.js failed: csp$/);
  const theirs = await context.newPage();

  await theirs.goto('/callbacks?status=recorded');
  await theirs.getByRole('link', { name: signInThere }).click();
  await theirs.getByRole('link', { name: 'Cancel' }).click();
  await expect(theirs.getByText('The sign-in service let nobody in.')).toBeVisible();
  await theirs.getByRole('link', { name: signInThere }).click();
  await theirs.getByRole('link', { name: 'Continue' }).click();
  await expect(theirs.getByText('The console does not know you.')).toBeVisible();

  await page.goto('/people/new');
  await page.getByLabel('Name').fill('Vera');
  await page.getByLabel('E-mail').fill('vera@example.com');
  await page.getByRole('combobox', { name: 'Role' }).selectOption('viewer');
  await page.getByRole('button', { name: 'Make the link' }).click();
  await expect(page.locator('code').filter({ hasText: '/join/' })).toBeVisible();

  await theirs.getByRole('link', { name: signInThere }).click();
  await theirs.getByRole('link', { name: 'Continue' }).click();
  await expect(theirs).toHaveURL(`${server.url}/callbacks?status=recorded`);
  await expect(theirs.getByRole('heading', { level: 1, name: 'Callbacks' })).toBeVisible();
  await theirs.goto('/account');
  await expect(theirs.getByRole('region', { name: 'Sessions' })).toContainText('by the sign-in service');
  await page.goto('/people');
  await page.getByRole('link', { name: 'Vera' }).click();
  const service = page.getByRole('region', { name: 'Sign-in service' });
  await expect(service).toContainText('vera-1');
  await expectAccessible(page);
  await service.getByRole('button', { name: 'Remove link' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove link' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(service).toHaveCount(0);
  await theirs.goto('/callbacks');
  await expect(theirs.getByRole('link', { name: signInThere })).toBeVisible();

  await page.goto('/audit?action=session.refused');
  await expect(page.getByRole('row').filter({ hasText: 'sign-in service' })).toHaveCount(2);
  await context.close();
});

test('who is to prove themselves again is asked by the service; what it remembers, or does not say, proves nothing', async ({
  page,
  browser,
  server,
  issuer,
  problems,
}) => {
  issuer.person = { sub: 'otto-1', email: 'otto@example.com', email_verified: true, name: 'Otto' };
  await page.goto('/people/new');
  await page.getByLabel('Name').fill('Otto');
  await page.getByLabel('E-mail').fill('otto@example.com');
  await page.getByRole('combobox', { name: 'Role' }).selectOption('viewer');
  await page.getByRole('button', { name: 'Make the link' }).click();
  await expect(page.locator('code').filter({ hasText: '/join/' })).toBeVisible();

  const context = await browser.newContext({ baseURL: server.url, storageState: signedOut });
  problems.watch(context);
  const theirs = await context.newPage();
  await theirs.goto('/account');
  await theirs.getByRole('link', { name: signInThere }).click();
  await theirs.getByRole('link', { name: 'Continue' }).click();
  const factor = theirs.getByRole('region', { name: 'Second factor' });
  const again = factor.getByRole('link', { name: 'Sign in again' });
  await expect(factor.getByLabel('Your current password')).toBeVisible();
  await expectAccessible(theirs);

  for (const fault of ['a sign-in of before', 'no time of the sign-in'] as const) {
    issuer.fault = fault;
    await again.click();
    await theirs.getByRole('link', { name: 'Continue' }).click();
    await expect(theirs.getByText('The sign-in service did not ask who you are.')).toBeVisible();
    await expectAccessible(theirs);
    await theirs.getByRole('link', { name: 'go back' }).click();
    await expect(theirs).toHaveURL(`${server.url}/account`);
    await expect(factor.getByLabel('Your current password')).toBeVisible();
  }

  issuer.fault = null;
  await again.click();
  expect(new URL(theirs.url()).searchParams.get('prompt')).toBe('login');
  await theirs.getByRole('link', { name: 'Continue' }).click();
  await expect(theirs).toHaveURL(`${server.url}/account`);
  await expect(factor.getByLabel('Your current password')).toHaveCount(0);
  await factor.getByRole('button', { name: 'Set up one-time codes' }).click();
  await expect(factor.getByRole('img', { name: 'QR code for the authenticator app' })).toBeVisible();
  await context.close();
});

test('a lie opens nothing; while the service is away the page says so, and an admin gets in by password', async ({
  browser,
  server,
  issuer,
  problems,
}) => {
  const context = await browser.newContext({
    baseURL: server.url,
    storageState: signedOut,
    viewport: { width: 390, height: 844 },
  });
  problems.watch(context);
  const page = await context.newPage();
  await page.goto('/sign-in');
  await expect(page.getByRole('link', { name: signInThere })).toBeVisible();
  await expect(page.getByLabel('Password')).toBeHidden();
  await expectAccessible(page);

  issuer.fault = 'another nonce';
  await page.getByRole('link', { name: signInThere }).press('Enter');
  await page.getByRole('link', { name: 'Continue' }).click();
  await expect(page.getByText('The answer of the sign-in service could not be trusted.')).toBeVisible();
  expect((await context.cookies()).map(({ name }) => name)).not.toContain('console.session');

  await issuer.close();
  await page.getByRole('link', { name: signInThere }).click();
  await expect(page.getByText('The sign-in service cannot be reached.')).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByLabel('E-mail').fill(server.adminEmail);
  await page.getByLabel('Password').fill(server.adminPassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  await context.close();
});
