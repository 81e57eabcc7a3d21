import type { Page } from '@playwright/test';
import { expect, signedOut, test } from '@/e2e/support/console-test';

test.use({ storageState: signedOut });

async function fillIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('a wrong password is told in words that say what to do, and lets nobody in', async ({ page, server }) => {
  await page.goto('/');
  await fillIn(page, server.adminEmail, 'not the password');
  await expect(page.getByRole('alert').filter({ hasText: 'E-mail or password is wrong.' })).toContainText(
    'Check both and try again.',
  );
  await page.goto('/callbacks');
  await expect(page).toHaveURL(/\/sign-in/);
});

test('signing in leads back to the page that was asked for, with its filters', async ({ page, server }) => {
  await page.goto('/callbacks?status=recorded&provider=gatepay');
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await fillIn(page, server.adminEmail, server.adminPassword);
  await expect(page).toHaveURL(`${server.url}/callbacks?status=recorded&provider=gatepay`);
  await expect(page.getByRole('heading', { level: 1, name: 'Callbacks' })).toBeVisible();
});

test('a redirect never leads to another site', async ({ page, server }) => {
  await page.goto('/sign-in?next=https://example.com/');
  await fillIn(page, server.adminEmail, server.adminPassword);
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  expect(new URL(page.url()).origin).toBe(server.url);
});

test('signing out ends the session itself, so that its cookie opens nothing any more', async ({
  page,
  context,
  server,
}) => {
  await page.goto('/sign-in');
  await fillIn(page, server.adminEmail, server.adminPassword);
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  const cookies = await context.cookies();

  await page.getByRole('button', { name: 'account and display' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in/);

  await context.clearCookies();
  await context.addCookies(cookies);
  await page.goto('/callbacks');
  await expect(page).toHaveURL(/\/sign-in/);
});

test('the cookie of a session is out of reach of scripts and of other sites', async ({ page, context, server }) => {
  await page.goto('/sign-in');
  await fillIn(page, server.adminEmail, server.adminPassword);
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  const session = (await context.cookies()).filter(({ name }) => name.includes('session'));
  expect(session).toEqual([expect.objectContaining({ httpOnly: true, sameSite: 'Lax', path: '/' })]);
});
