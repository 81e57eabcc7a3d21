import type { Page } from '@playwright/test';
import { expect, test } from '@/e2e/support/console-test';

/** Keeps the scripts of every page that `page` opens from here on until the answer is called. */
async function holdScripts(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/_next/static/**/*.js', async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

const account = (page: Page) => page.getByRole('button', { name: 'account and display' });

test('a button that is pressed before the scripts are there does what it does once they are', async ({ page }) => {
  const release = await holdScripts(page);
  await page.goto('/issues', { waitUntil: 'commit' });
  await page.getByRole('button', { name: 'Save view' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  release();
  await expect(page.getByRole('dialog', { name: 'Save view' })).toBeVisible();
});

test('a dialog over the page opens by a press that came early', async ({ page }) => {
  const release = await holdScripts(page);
  await page.goto('/issues', { waitUntil: 'commit' });
  await page.getByRole('button', { name: /^Search everything/ }).click();
  release();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('of several presses the last one counts, by key too, and a menu opens by it', async ({ page }) => {
  const release = await holdScripts(page);
  await page.goto('/issues', { waitUntil: 'commit' });
  await page.getByRole('button', { name: 'Save view' }).click();
  await account(page).press('Enter');
  release();
  await expect(page.getByRole('menuitem', { name: 'Your account' })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  // From here on a press is a press.
  await account(page).click();
  await expect(page.getByRole('menuitem', { name: 'Your account' })).toBeVisible();
});

test('a form that is sent before the scripts are there is sent', async ({ page }) => {
  const release = await holdScripts(page);
  await page.goto('/people/new', { waitUntil: 'commit' });
  await page.getByLabel('Name').fill('Early');
  await page.getByLabel('E-mail').fill('early@example.com');
  await page.getByRole('button', { name: 'Make the link' }).click();
  await expect(page.locator('code').filter({ hasText: '/join/' })).toBeVisible();
  release();
  await account(page).click();
  await expect(page.getByRole('menuitem', { name: 'Your account' })).toBeVisible();
  await expect(page.locator('code').filter({ hasText: '/join/' })).toBeVisible();
});
