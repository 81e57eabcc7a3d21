import { expectAccessible } from '@/e2e/support/accessibility';
import { expect, signedOut, test } from '@/e2e/support/console-test';
import { everyPage } from '@/e2e/support/every-page';

test('axe finds nothing where menus and strips are open', async ({ page, callbacks, api }) => {
  const pages = await everyPage(page, callbacks, api);
  await page.goto('/callbacks');
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await expectAccessible(page);
  await page.getByRole('option', { name: 'Outcome', exact: true }).click();
  await expect(page.getByRole('checkbox', { name: 'Succeeded' })).toBeVisible();
  await expectAccessible(page);
  await page.goto('/callbacks');
  await page.getByRole('button', { name: 'account and display' }).click();
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
  await expectAccessible(page);
  await page.goto(pages.find(({ name }) => name === 'callback, requests')?.path ?? '');
  for (const summary of await page.locator('main summary').all()) await summary.click();
  await expectAccessible(page);
  await page.goto(pages.find(({ name }) => name === 'batch')?.path ?? '');
  await page.getByRole('button', { name: 'All fields of' }).first().click();
  await page.locator('summary').filter({ hasText: 'The same as a list' }).click();
  await expectAccessible(page);
});

test.describe('signed out', () => {
  test.use({ storageState: signedOut });

  test('axe finds nothing on the sign-in page, nor on what it says to a wrong password', async ({ page }) => {
    await page.goto('/sign-in');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel('E-mail').fill('nobody@example.com');
    await page.getByLabel('Password').fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'E-mail or password is wrong.' })).toBeVisible();
    await expectAccessible(page);
  });
});
