import type { Page } from '@playwright/test';
import { newBatchId, succeeded } from '@/e2e/support/batch-messages';
import { expect, test } from '@/e2e/support/console-test';

const groundOf = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

async function choose(page: Page, option: string): Promise<void> {
  await page.getByRole('button', { name: 'account and display' }).click();
  await page.getByRole('menuitemradio', { name: option }).click();
}

test('the theme follows the system until it is chosen, and then stays as chosen', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  const light = await groundOf(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => groundOf(page)).not.toBe(light);

  await choose(page, 'Light');
  await expect.poll(() => groundOf(page)).toBe(light);
  await page.goto('/callbacks');
  expect(await groundOf(page)).toBe(light);
});

test('the server draws the chosen theme itself, before any script', async ({ page, pageWithoutScripts, context }) => {
  await page.goto('/');
  await choose(page, 'Dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  const cookies = (await context.cookies()).filter(({ name }) => name === 'console-theme');
  await pageWithoutScripts.context().addCookies(cookies);
  await pageWithoutScripts.goto('/');
  await expect(pageWithoutScripts.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('rows can be drawn closer together', async ({ page, callbacks }) => {
  await callbacks.send(succeeded(newBatchId()));
  await page.goto('/callbacks');
  const heightOfCell = async () => (await page.locator('tbody td').first().boundingBox())?.height ?? 0;
  await choose(page, 'Comfortable');
  await expect(page.locator('html')).toHaveAttribute('data-density', 'comfortable');
  const roomy = await heightOfCell();
  await choose(page, 'Compact');
  await expect(page.locator('html')).toHaveAttribute('data-density', 'compact');
  await expect.poll(heightOfCell).toBeLessThan(roomy);
});
