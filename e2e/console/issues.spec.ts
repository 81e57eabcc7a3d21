import * as messages from '@/e2e/support/batch-messages';
import type { ConsoleApi } from '@/e2e/support/console-api';
import { expect, test } from '@/e2e/support/console-test';
import { contradict, readIssue, issueRow as row } from '@/e2e/support/issues-console';

async function stateOf(api: ConsoleApi, issue: { id: string }): Promise<string> {
  return (await readIssue(api, issue)).state;
}

test('a contradiction is counted in the rail, found by its batch, taken, spoken of and settled', async ({
  page,
  callbacks,
  api,
}) => {
  const batchId = messages.newBatchId();
  const issue = await contradict(callbacks, api, batchId);
  await page.goto('/callbacks');
  const rail = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Issues/ });
  await expect(rail).toHaveText(/Issues\s*\d+ open/);
  await rail.click();
  await expect(page.getByRole('region', { name: 'Issues by kind and account' })).toContainText('Conflicting outcome');
  await page.getByRole('searchbox', { name: 'Search issue, batch, transfer or hash' }).fill(batchId);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`q=${batchId}`));
  await expect(row(page, issue)).toContainText(batchId);
  await row(page, issue).getByRole('link', { name: 'Conflicting outcome' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toContainText(batchId);
  await expect(page.getByText('The first one stands; ask the provider which is true.')).toBeVisible();
  await expect(page.getByRole('link', { name: batchId })).toHaveAttribute('href', `/batches/gatepay/${batchId}`);
  await page.keyboard.press('a');
  await expect(page.getByRole('status').filter({ hasText: 'It is acknowledged.' })).toBeVisible();
  const history = page.getByRole('list', { name: 'History, oldest first' });
  await expect(history.getByRole('listitem')).toHaveText([/^Raised by callback/, /acknowledged it/]);
  await expect(page.getByRole('combobox', { name: 'Owner' })).not.toHaveValue('');

  await page.keyboard.press('c');
  await page.keyboard.type('GatePay says that it failed.');
  await page.getByRole('button', { name: 'Comment and resolve' }).click();
  await expect(history).toContainText('GatePay says that it failed.');
  await expect(history).toContainText('resolved it');
  await expect(page.getByRole('textbox', { name: 'Comment' })).toHaveValue('');
  expect(await stateOf(api, issue)).toBe('resolved');
  await page.getByRole('button', { name: 'Reopen' }).first().click();
  await expect(history).toContainText('opened it again');
  expect(await stateOf(api, issue)).toBe('open');
});

test('a page that is no longer true changes nothing, and says what happened meanwhile', async ({
  page,
  callbacks,
  api,
  server,
}) => {
  const issue = await contradict(callbacks, api, messages.newBatchId());
  await page.goto(`/issues/${issue.id}`);
  // Else the page would follow by itself.
  await page.getByRole('button', { name: /^Updates: Live/ }).click();
  await expect(page.getByRole('button', { name: /^Updates: Paused/ })).toBeVisible();
  const ignored = await fetch(`${server.url}/api/v1/issues/${issue.id}/ignore`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.apiToken}` },
  });
  expect(ignored.status).toBe(200);
  await page.getByRole('button', { name: 'Resolve', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Nothing was changed' })).toContainText('was ignored by');
  expect(await stateOf(api, issue)).toBe('ignored');
  await expect(page.getByRole('button', { name: 'Reopen', exact: true })).toBeVisible();
});

test('chosen rows are acknowledged together, and all that match resolved with one word', async ({
  page,
  callbacks,
  api,
}) => {
  const prefix = messages.newBatchId();
  const issues = [
    await contradict(callbacks, api, `${prefix}1`),
    await contradict(callbacks, api, `${prefix}2`),
    await contradict(callbacks, api, `${prefix}3`),
  ] as const;
  await page.goto(`/issues?q=${prefix}&kind=status_conflict`);
  const bar = page.getByRole('region', { name: 'Chosen issues' });
  await expect(row(page, issues[0])).toBeVisible();
  await expect(bar).toBeHidden();
  await row(page, issues[0]).getByRole('checkbox').check();
  await row(page, issues[1]).getByRole('checkbox').check();
  await expect(bar).toContainText('2 chosen');
  await bar.getByRole('button', { name: 'Acknowledge' }).click();
  await expect(bar).toContainText('2 issues were acknowledged.');
  await expect(row(page, issues[0])).toHaveCount(0);
  await expect(row(page, issues[2])).toHaveCount(1);
  const tabs = page.getByRole('navigation', { name: 'Issues by state' });
  await expect(tabs.getByRole('link', { name: /^Acknowledged/ })).toHaveText('Acknowledged2');

  await tabs.getByRole('link', { name: /^Acknowledged/ }).click();
  await expect(row(page, issues[1])).toHaveCount(1);
  await page.getByText('All that match').click();
  await expect(page.getByText('2 issues, on this page and all others.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Comment on each of them' }).fill('Both paid.');
  await page.getByRole('button', { name: 'Resolve' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Resolve 2 issues' }).click();
  await expect(page.getByText('2 issues were resolved.')).toBeVisible();
  expect(await Promise.all(issues.map((issue) => stateOf(api, issue)))).toEqual(['resolved', 'resolved', 'open']);
});

test('issues stand on the page of their batch while they are live', async ({ page, callbacks, api, server }) => {
  const batchId = messages.newBatchId();
  const issue = await contradict(callbacks, api, batchId);
  await page.goto(`/batches/gatepay/${batchId}`);
  const mine = page.getByRole('region', { name: 'Issues' });
  await mine.getByRole('link', { name: 'Conflicting outcome' }).click();
  await expect(page).toHaveURL(`/issues/${issue.id}`);
  await fetch(`${server.url}/api/v1/issues/${issue.id}/resolve`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.apiToken}` },
  });
  await page.goto(`/batches/gatepay/${batchId}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(batchId);
  await expect(mine.getByRole('link', { name: 'Conflicting outcome' })).toHaveCount(0);
});

test('issues are worked on without JavaScript: one by one, and many together', async ({
  pageWithoutScripts: page,
  callbacks,
  api,
}) => {
  const first = await contradict(callbacks, api, messages.newBatchId());
  await page.goto(`/issues/${first.id}`);
  await page.getByRole('textbox', { name: 'Comment' }).fill('Read without scripts.');
  await page.getByRole('button', { name: 'Comment and acknowledge' }).click();
  await expect(page.getByRole('list', { name: 'History, oldest first' })).toContainText('Read without scripts.');
  expect(await stateOf(api, first)).toBe('acknowledged');

  const second = await contradict(callbacks, api, messages.newBatchId());
  await expect(async () => {
    await page.goto(`/issues?subject=${second.subject}`);
    await expect(row(page, second)).toBeVisible({ timeout: 500 });
  }).toPass({ intervals: [100], timeout: 60_000 });
  const bar = page.getByRole('region', { name: 'Chosen issues' });
  await expect(bar).toBeHidden();
  await row(page, second).getByRole('checkbox').check();
  await bar.getByRole('button', { name: 'Ignore' }).click();
  await expect.poll(() => stateOf(api, second)).toBe('ignored');
});

test('an order by a currency that no issue has is named as what it is', async ({ page }) => {
  await page.goto('/issues?sort=value:NONE');
  await expect(page.getByRole('combobox', { name: 'Order' })).toHaveValue('value:NONE');
});
