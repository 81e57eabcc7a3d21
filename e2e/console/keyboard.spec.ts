import type { Page } from '@playwright/test';
import { expectAccessible } from '@/e2e/support/accessibility';
import * as messages from '@/e2e/support/batch-messages';
import { callbackRow } from '@/e2e/support/console-pages';
import { expect, test } from '@/e2e/support/console-test';
import type { GatepaySender } from '@/e2e/support/gatepay-sender';

const beside = (page: Page) => page.getByRole('complementary', { name: 'The callback beside the list' });
const list = (page: Page) => page.getByRole('region', { name: 'Callbacks, newest first' });
const linkOf = (page: Page, id: string) => list(page).locator(`a[href="/callbacks/${id}"]`);

/** Callbacks of a type of their own, newest first: enough for a list that scrolls. */
async function sendMany(callbacks: GatepaySender, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) await callbacks.send(messages.succeeded(messages.newBatchId()));
}

async function openList(page: Page, path: string): Promise<string[]> {
  await page.goto(path);
  await expect(page.getByRole('button', { name: /^Updates:/ })).toContainText('Live');
  const links = await list(page)
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => row.querySelector('a')?.pathname.split('/').at(-1) ?? ''));
  return links;
}

test('a list is worked through by keys: cursor, choice, record beside it, its page, and back to where one was', async ({
  page,
  callbacks,
}) => {
  await sendMany(callbacks, 23);
  const ids = await openList(page, '/callbacks?provider=gatepay');
  const id = (at: number) => ids[at] ?? '';
  await page.keyboard.press('j');
  await expect(linkOf(page, id(0))).toBeFocused();
  for (const key of ['j', 'ArrowDown', 'j', 'k', 'ArrowUp', 'j']) await page.keyboard.press(key);
  await expect(linkOf(page, id(2))).toBeFocused();
  await page.keyboard.press('x');
  await expect(page.getByRole('region', { name: 'Chosen callbacks' })).toContainText('1 chosen');
  await page.keyboard.press('x');

  // Beside the list: it follows the cursor, and no row moves, whatever comes.
  await page.keyboard.press('Space');
  await expect(beside(page).getByRole('heading', { level: 1 })).toContainText(id(2));
  await expect(page).toHaveURL(`/callbacks?provider=gatepay&open=${id(2)}`);
  await expect(linkOf(page, id(2)), 'the cursor stays in the list').toBeFocused();
  const before = await list(page).locator('tbody tr').allInnerTexts();
  await callbacks.send(messages.succeeded(messages.newBatchId()));
  await page.keyboard.press('j');
  await expect(beside(page).getByRole('heading', { level: 1 })).toContainText(id(3));
  await expect(page).toHaveURL(`/callbacks?provider=gatepay&open=${id(3)}`);
  await expect(callbackRow(page, id(3))).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('3');
  await expect(beside(page).getByRole('link', { name: /^Requests/ })).toHaveAttribute('aria-current', 'page');
  await expectAccessible(page);
  const after = await list(page).locator('tbody tr').allInnerTexts();
  expect(after.map((text) => text.split('\n')[0])).toEqual(before.map((text) => text.split('\n')[0]));

  // "Back" closes; so does Escape, which gives the focus back.
  await page.goBack();
  await expect(beside(page)).toHaveCount(0);
  await page.keyboard.press('Space');
  await expect(beside(page)).toBeVisible();
  await page.keyboard.press('Space');
  await expect(beside(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(beside(page)).toHaveCount(0);
  await expect(linkOf(page, id(3))).toBeFocused();

  // Far down, to the page of a record and back: the same rows, the same scroll, the cursor where it was.
  for (let at = 3; at < 21; at += 1) await page.keyboard.press('j');
  await expect(linkOf(page, id(21))).toBeFocused();
  const top = await list(page).evaluate(({ scrollTop }) => scrollTop);
  expect(top).toBeGreaterThan(0);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/callbacks/${id(21)}`);
  await page.goBack();
  await expect(linkOf(page, id(21))).toBeFocused();
  expect(await list(page).evaluate(({ scrollTop }) => scrollTop)).toBe(top);
  await page.reload();
  await expect(linkOf(page, id(21))).toBeFocused();
  await expect.poll(() => list(page).evaluate(({ scrollTop }) => scrollTop)).toBe(top);

  await page.keyboard.press('g');
  await page.keyboard.press('b');
  await expect(page).toHaveURL('/batches');
});

test('keys do nothing while one types; the list of keys says all of them, and turns off those of one character', async ({
  page,
}) => {
  await page.goto('/callbacks');
  await expect(page.getByRole('button', { name: /^Updates:/ })).toContainText('Live');
  const box = page.getByRole('searchbox', { name: 'Search', exact: true });
  await page.keyboard.press('/');
  await expect(box).toBeFocused();
  await page.keyboard.type('gbjx?.r');
  await expect(box).toHaveValue('gbjx?.r');
  await expect(page).toHaveURL('/callbacks');
  await box.blur();

  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keys' });
  await expect(dialog.getByRole('region', { name: 'In lists' })).toContainText('Show the row beside the list');
  await expectAccessible(page);
  await page.keyboard.press('g');
  await page.keyboard.press('b');
  await expect(page, 'what lies over the page has the keys').toHaveURL('/callbacks');
  await dialog.getByLabel('Keys of one character').uncheck();
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(page.getByRole('button', { name: /^Updates:/ })).toContainText('Live');
  await page.keyboard.press('?');
  await page.keyboard.press('/');
  await expect(dialog).toHaveCount(0);
  await expect(box).not.toBeFocused();
  await page.getByRole('button', { name: /account and display/ }).click();
  await page.getByRole('menuitem', { name: 'Keys' }).click();
  await dialog.getByLabel('Keys of one character').check();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('a link leads to a list with a part of a record beside it, without scripts too', async ({
  pageWithoutScripts: page,
  callbacks,
  api,
}) => {
  const batchId = messages.newBatchId();
  await callbacks.send(messages.succeeded(batchId));
  const [callback] = await api.callbacksOf(batchId);
  await page.goto(`/callbacks?q=${batchId}&open=${callback?.id}%3Ftab%3Drequests`);
  await expect(beside(page).getByRole('link', { name: /^Requests/ })).toHaveAttribute('aria-current', 'page');
  await expect(callbackRow(page, callback?.id ?? '')).toBeVisible();
});
