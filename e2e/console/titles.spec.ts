import type { Page } from '@playwright/test';
import { addFilter } from '@/e2e/support/add-filter';
import * as messages from '@/e2e/support/batch-messages';
import { batchRow, callbackRow } from '@/e2e/support/console-pages';
import { expect, test } from '@/e2e/support/console-test';
import { tabTitle, watchTitles } from '@/e2e/support/document-titles';

/** As a link of the console leads there, without a new document. */
async function follow(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    const router: unknown = Reflect.get(Reflect.get(window, 'next'), 'router');
    if (typeof router !== 'object' || router === null) throw new Error('no router');
    Reflect.apply(Reflect.get(router, 'push'), router, [to]);
  }, path);
}

test('at every moment between pages the document has one title, that of a page that is shown', async ({
  page,
  callbacks,
  api,
  problems,
}) => {
  problems.allow(/status of 404/);
  const batchId = messages.newBatchId();
  await callbacks.send(messages.partial(batchId));
  await api.untilBatchIs(batchId, 'PARTIAL');
  const [{ id = '' } = {}] = await api.callbacksOf(batchId);
  const moments = await watchTitles(page);
  const walked: string[] = [];
  /** What is there now; whatever was there on the way stands between this and the page before. */
  const comesTo = async (name: string) => {
    await expect(page).toHaveTitle(tabTitle(name));
    if (walked.at(-1) !== tabTitle(name)) walked.push(tabTitle(name));
  };
  const heading = page.getByRole('main').getByRole('heading', { level: 1 });

  await page.goto('/');
  await comesTo('Overview');
  const rail = page.getByRole('navigation', { name: 'Main' }).getByRole('link');
  for (const name of ['Transfers', 'Batches', 'Issues', 'Replays', 'Rejected', 'Destinations', 'Callbacks']) {
    await rail.filter({ hasText: name }).click();
    await expect(heading).toHaveText(name);
    await comesTo(name);
  }

  // A list, its filters and the parts of a record are one page each.
  await addFilter(page, 'Outcome', () => page.getByRole('checkbox', { name: 'Partial' }).check());
  await expect(page).toHaveURL(/outcome=partial/);
  await comesTo('Callbacks');
  await callbackRow(page, id).getByRole('link').first().click();
  await expect(heading).toContainText(id);
  await comesTo(`Callback ${id}`);
  await page.getByRole('link', { name: 'Response' }).click();
  await expect(page).toHaveURL(/tab=response/);
  await page.goBack();
  await page.goBack();
  await expect(heading).toHaveText('Callbacks');
  await comesTo('Callbacks');

  // The page of a record beside a list is a part of the list's page.
  const beside = page.getByRole('complementary', { name: 'The callback beside the list' });
  const record = beside.getByRole('heading', { level: 1 });
  await page.keyboard.press('j');
  await page.keyboard.press('Space');
  // The newest one: by now it may be of another test.
  await expect(record).toContainText(/Callback \d/);
  const opened = (await record.textContent()) ?? '';
  await comesTo('Callbacks');
  await page.reload();
  await expect(record).toHaveText(opened);
  await expect(page.getByRole('button', { name: /^Updates:/ })).toContainText('Live');
  await comesTo('Callbacks');
  await page.keyboard.press('Escape');
  await expect(beside).toHaveCount(0);
  await comesTo('Callbacks');

  // What does not exist, by a link and by its address.
  await follow(page, '/callbacks/987654321');
  await expect(heading).toHaveText('There is no callback with this id');
  await comesTo('There is no callback with this id');
  await page.goBack();
  await comesTo('Callbacks');
  await follow(page, '/people/987654321');
  await comesTo('There is no such person');
  await rail.filter({ hasText: 'Batches' }).click();
  await comesTo('Batches');
  await batchRow(page, batchId).getByRole('link').first().click();
  await comesTo(`Batch ${batchId}`);
  await follow(page, '/no-such-page');
  await expect(page.getByRole('heading', { name: 'There is no page at this address.' })).toBeVisible();
  await comesTo('Not found');
  await page.goBack();
  await comesTo(`Batch ${batchId}`);
  await page.goto('/issues/987654321');
  await expect(heading).toHaveText('There is no issue with this number');
  await comesTo('There is no issue with this number');
  await page.getByRole('link', { name: 'All issues' }).click();
  await comesTo('Issues');
  await expect(heading).toHaveText('Issues');

  await expect.poll(() => moments).toEqual(walked);
});
