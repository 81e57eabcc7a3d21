import { expect, test } from '@playwright/test';

test('what Playwright turns off in the browser stays off', async ({ page }) => {
  await page.goto('chrome://version');
  const words = (await page.locator('#command_line').textContent()) ?? '';
  const lists = [...words.matchAll(/--disable-features=(\S+)/g)].map(([, list = '']) => list.split(','));
  expect(lists.length).toBeGreaterThan(1);
  expect(lists.at(-1)).toEqual(expect.arrayContaining(lists[0] ?? []));
});
