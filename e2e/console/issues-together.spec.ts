import type { Page } from '@playwright/test';
import * as messages from '@/e2e/support/batch-messages';
import type { ConsoleApi } from '@/e2e/support/console-api';
import { expect, signIn, test } from '@/e2e/support/console-test';
import type { GatepaySender } from '@/e2e/support/gatepay-sender';
import { holdIssue } from '@/e2e/support/hold-issue';
import { contradict, readIssue, issueRow as row } from '@/e2e/support/issues-console';
import type { IssueSummary } from '@/lib/ledger/types';

const bar = (page: Page) => page.getByRole('region', { name: 'Chosen issues' });
const commentOn = 'Comment on each of them';

/** The list of two issues of their own. */
async function openTwo(
  page: Page,
  callbacks: GatepaySender,
  api: ConsoleApi,
): Promise<{ issues: readonly [IssueSummary, IssueSummary]; prefix: string }> {
  const prefix = messages.newBatchId();
  const first = await contradict(callbacks, api, `${prefix}1`);
  const second = await contradict(callbacks, api, `${prefix}2`);
  await page.goto(`/issues?q=${prefix}&kind=status_conflict`);
  await expect(row(page, first)).toBeVisible();
  return { issues: [first, second], prefix };
}

async function statesOf(api: ConsoleApi, issues: readonly IssueSummary[]): Promise<string[]> {
  return (await Promise.all(issues.map((issue) => readIssue(api, issue)))).map(({ state }) => state);
}

test('Enter in a comment or on a box changes no issue; the buttons do', async ({ page, callbacks, api }) => {
  const { issues } = await openTwo(page, callbacks, api);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') asked.push(request.postData() ?? '');
  });
  await row(page, issues[0]).getByRole('checkbox').check();
  await row(page, issues[0]).getByRole('checkbox').press('Enter');
  const chosen = bar(page).getByRole('textbox', { name: commentOn });
  await chosen.fill('Not yet.');
  await chosen.press('Enter');
  await expect(chosen).toHaveValue('Not yet.');

  await page.getByText('All that match').click();
  const matching = page.getByRole('group').getByRole('textbox', { name: commentOn });
  await matching.fill('Nor these.');
  await matching.press('Enter');
  await expect(matching).toHaveValue('Nor these.');
  expect(asked).toEqual([]);
  await page.reload();
  expect(await statesOf(api, issues)).toEqual(['open', 'open']);
});

test('what is done to all that match is asked first, with how many they are and by which filter', async ({
  page,
  callbacks,
  api,
}) => {
  const { issues, prefix } = await openTwo(page, callbacks, api);
  await page.getByText('All that match').click();
  const panel = page.getByRole('group').filter({ hasText: 'All that match' });
  await panel.getByRole('textbox', { name: commentOn }).fill('Both paid.');
  await panel.getByRole('button', { name: 'Resolve' }).press('Enter');
  const question = page.getByRole('dialog', { name: 'Resolve 2 issues?' });
  await expect(question).toContainText(`Open · Search: ${prefix} · Kind is Conflicting outcome`);
  await question.getByRole('button', { name: 'Cancel' }).press('Enter');
  await expect(question).toHaveCount(0);
  await expect(panel.getByRole('button', { name: 'Resolve' })).toBeFocused();
  await expect(panel.getByRole('textbox', { name: commentOn })).toHaveValue('Both paid.');
  expect(await statesOf(api, issues)).toEqual(['open', 'open']);

  await panel.getByRole('button', { name: 'Resolve' }).click();
  await question.getByRole('button', { name: 'Resolve 2 issues' }).click();
  await expect(panel.getByText('2 issues were resolved.')).toBeVisible();
  expect(await statesOf(api, issues)).toEqual(['resolved', 'resolved']);
});

test('without scripts all that match waits for a yes of its own', async ({
  pageWithoutScripts: page,
  callbacks,
  api,
}) => {
  const { issues } = await openTwo(page, callbacks, api);
  await page.getByText('All that match').click();
  const panel = page.getByRole('group').filter({ hasText: 'All that match' });
  await panel.getByRole('button', { name: 'Ignore' }).click();
  expect(await statesOf(api, issues)).toEqual(['open', 'open']);
  await panel.getByRole('checkbox', { name: 'Yes, to all of them' }).check();
  await panel.getByRole('button', { name: 'Ignore' }).click();
  await expect.poll(() => statesOf(api, issues)).toEqual(['ignored', 'ignored']);
});

test('chosen issues are given to whom was chosen, to nobody only by that word, and not taken from whom they were given to meanwhile', async ({
  page,
  callbacks,
  api,
}) => {
  const { issues, prefix } = await openTwo(page, callbacks, api);
  const [first, second] = issues;
  const choose = async () => {
    for (const issue of issues) await row(page, issue).getByRole('checkbox').check();
  };
  const owner = bar(page).getByRole('combobox', { name: 'Owner' });
  const assign = bar(page).getByRole('button', { name: 'Assign' });
  await choose();
  await assign.click();
  await expect(bar(page).getByRole('alert')).toContainText('Choose whom to give them to');
  await owner.selectOption({ label: 'ops' });
  await bar(page).getByRole('textbox', { name: commentOn }).fill('Asked GatePay for both.');
  await assign.click();
  await expect(bar(page)).toContainText('2 issues were given.');
  const { owner: given } = await readIssue(api, first);
  expect(given?.name).toBe('ops');
  for (const { id } of issues) {
    await page.goto(`/issues/${id}`);
    await expect(page.getByText('Asked GatePay for both.')).toBeVisible();
  }

  await api.post(`issues/${first.id}/assign`, { ownerId: null });
  await page.goto(`/issues?q=${prefix}&kind=status_conflict`);
  await expect(row(page, second)).toContainText('ops');
  // Else the page would follow by itself.
  await page.getByRole('button', { name: /^Updates: Live/ }).click();
  await api.post(`issues/${first.id}/assign`, { ownerId: given?.id });
  await choose();
  await owner.selectOption({ label: 'Nobody' });
  await assign.click();
  await expect(bar(page)).toContainText(
    `1 issue is nobody’s now. Left out: issue ${first.id}, whose owner changed since the list was read.`,
  );
  expect((await readIssue(api, first)).owner?.name).toBe('ops');
  expect((await readIssue(api, second)).owner).toBeNull();
});

test('what breaks off midway says how much was done over a page that shows it, and goes on by the same press', async ({
  page,
  callbacks,
  api,
  server,
}) => {
  const { issues } = await openTwo(page, callbacks, api);
  for (const issue of issues) await row(page, issue).getByRole('checkbox').check();
  const comment = bar(page).getByRole('textbox', { name: commentOn });
  await comment.fill('Both paid.');
  const held = await holdIssue(await server.databaseUrl(), issues[1]);
  await bar(page).getByRole('button', { name: 'Resolve' }).click();
  await held.endWaiting();
  await expect(bar(page).getByRole('alert')).toContainText(
    /1 issue was resolved\. Then it broke off: .* Do it again to go on\. In the log under /,
  );
  await held.letGo();
  await expect(row(page, issues[0])).toHaveCount(0);
  await expect(row(page, issues[1]).getByRole('checkbox')).toBeChecked();
  await expect(comment).toHaveValue('Both paid.');
  await bar(page).getByRole('button', { name: 'Resolve' }).click();
  await expect.poll(() => statesOf(api, issues)).toEqual(['resolved', 'resolved']);
});

test('whoever may work on issues no longer is told so, and keeps what they chose and typed', async ({
  page: admin,
  browser,
  server,
  callbacks,
  api,
  problems,
}) => {
  const password = 'nine grey herons at noon';
  const email = `${messages.newBatchId()}@example.com`;
  await admin.goto('/people/new');
  await admin.getByLabel('Name').fill(email);
  await admin.getByLabel('E-mail').fill(email);
  await admin.getByRole('combobox', { name: 'Role' }).selectOption('operator');
  await admin.getByRole('button', { name: 'Make the link' }).click();
  const link = (await admin.locator('code').filter({ hasText: '/join/' }).textContent()) ?? '';
  const context = await browser.newContext({ baseURL: server.url, storageState: { cookies: [], origins: [] } });
  problems.watch(context);
  const page = await context.newPage();
  await page.goto(link);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByLabel('The same again').fill(password);
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page).not.toHaveURL(/\/join\//);
  await context.clearCookies();
  await context.addCookies((await signIn({ ...server, adminEmail: email, adminPassword: password })).cookies);

  const { issues } = await openTwo(page, callbacks, api);
  await row(page, issues[0]).getByRole('checkbox').check();
  await bar(page).getByRole('textbox', { name: commentOn }).fill('Asked GatePay.');
  await admin.goto('/people');
  await admin.getByRole('link', { name: email }).first().click();
  await admin.getByRole('combobox', { name: 'Role' }).selectOption('viewer');
  await admin.getByRole('button', { name: 'Save role' }).click();
  await expect(admin.locator('[data-result]').getByRole('status')).toBeVisible();

  await bar(page).getByRole('button', { name: 'Acknowledge' }).click();
  await expect(bar(page).getByRole('alert')).toContainText('Your role does not include working on issues.');
  await expect(bar(page).getByRole('textbox', { name: commentOn })).toHaveValue('Asked GatePay.');
  await expect(row(page, issues[0]).getByRole('checkbox')).toBeChecked();
  expect(await statesOf(api, issues)).toEqual(['open', 'open']);
  await context.close();
});

test('what came of many by the keyboard has the focus, since the button that was pressed is gone with them', async ({
  page,
  callbacks,
  api,
}) => {
  const { issues } = await openTwo(page, callbacks, api);
  await row(page, issues[0]).getByRole('checkbox').press('Space');
  await bar(page).getByRole('button', { name: 'Acknowledge' }).press('Enter');
  await expect(bar(page)).toContainText('1 issue was acknowledged.');
  await expect(bar(page).locator('[data-result]')).toBeFocused();
});
