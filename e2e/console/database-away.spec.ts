import { randomBytes } from 'node:crypto';
import type { Locator } from '@playwright/test';
import pg from 'pg';
import { newBatchId, succeeded } from '@/e2e/support/batch-messages';
import { consoleApi } from '@/e2e/support/console-api';
import { test as base, expect, signIn } from '@/e2e/support/console-test';
import { type DatabaseProxy, openDatabaseProxy } from '@/e2e/support/database-proxy';
import { tabTitle } from '@/e2e/support/document-titles';
import { gatepaySender } from '@/e2e/support/gatepay-sender';
import { holdIssue } from '@/e2e/support/hold-issue';
import { contradict, issueRow, readIssue } from '@/e2e/support/issues-console';
import { type RunningConsole, startConsole } from '@/e2e/support/running-console';

interface SecondConsole {
  server: RunningConsole;
  /** Between it and its database. */
  proxy: DatabaseProxy;
  /** The connection string past the proxy. */
  direct: string;
}

/** A console whose database can be taken away; the database is an empty one of the worker's own Postgres. */
const test = base.extend<object, { second: SecondConsole }>({
  second: [
    async ({ server: first }, use) => {
      const url = new URL(await first.databaseUrl());
      const client = new pg.Client({ connectionString: url.toString() });
      await client.connect();
      const name = `second_${randomBytes(6).toString('hex')}`;
      await client.query(`create database ${name}`);
      await client.end();
      url.pathname = `/${name}`;
      const proxy = await openDatabaseProxy(url.toString());
      const server = await startConsole({ DATABASE_URL: proxy.url, CONSOLE_SECRET: 'of-the-second-console-in-tests' });
      await use({ server, proxy, direct: url.toString() });
      await server.close();
      await proxy.close();
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  baseURL: ({ second }, use) => use(second.server.url),
  storageState: async ({ second }, use) => use(await signIn(second.server)),
});

test('a fresh console says what will appear on each page, and how to make it appear', async ({ page, second }) => {
  await page.goto('/callbacks');
  await expect(page.getByText('No callback has come yet')).toBeVisible();
  await expect(page.getByText(`${second.server.url}/api/callbacks/gatepay`)).toBeVisible();
  await page.goto('/batches');
  await expect(page.getByText('No batch so far')).toBeVisible();
  await page.goto('/rejected');
  await expect(page.getByText('Nothing was turned away')).toBeVisible();
  await page.goto('/');
  await expect(page.getByText('Nothing has arrived today.')).toBeVisible();
});

test('while the database is away, pages say so and never look empty; the door refuses; then all is as before', async ({
  page,
  problems,
  second: { server, proxy },
}) => {
  // 441 is React's word for a page that could not be made on the server.
  problems.allow(/status of 5\d\d|response: 5\d\d|React error #441/);
  const callbacks = gatepaySender(server.url, server.gatepaySecret);
  expect(await callbacks.send(succeeded(newBatchId()))).toMatchObject({ status: 200 });
  const rows = page.getByRole('region', { name: 'Callbacks, newest first' }).locator('tbody tr');
  await page.goto('/callbacks');
  await expect(rows).toHaveCount(1);

  await proxy.cut();
  for (const path of ['/callbacks', '/batches', '/rejected', '/', '/batches/gatepay/1', '/callbacks/1']) {
    await page.goto(path);
    await expect(page.getByRole('alert').filter({ hasText: /could not be read|cannot reach/ })).toBeVisible();
    await expect(page.getByText(/No callback has come yet|No batch so far|Nothing was turned away/)).toHaveCount(0);
  }
  const middleOf = async (what: Locator) => {
    const box = await what.boundingBox();
    return box ? Math.round(box.x + box.width / 2) : null;
  };
  const heading = page.getByRole('heading', { name: 'This page could not be read.' });
  expect(await middleOf(heading)).toBe(await middleOf(page.getByRole('main')));
  await expect(page).toHaveTitle(tabTitle('This page could not be read'));
  const refused = await callbacks.send(succeeded(newBatchId()));
  expect(refused.status).toBe(503);
  expect((await fetch(`${server.url}/api/health/ready`)).status).toBe(503);
  expect((await fetch(`${server.url}/api/health/live`)).status).toBe(200);

  await proxy.restore();
  await expect(async () => {
    await page.goto('/callbacks');
    await expect(rows).toHaveCount(1, { timeout: 10_000 });
  }).toPass();
  await expect(async () => {
    expect(await callbacks.send(succeeded(newBatchId()))).toMatchObject({ status: 200 });
  }).toPass();
});

test('work on many issues that loses the database keeps its page, its form and how much was done', async ({
  page,
  problems,
  second: { server, proxy, direct },
}) => {
  problems.allow(/status of 5\d\d|response: 5\d\d|React error #441/);
  const callbacks = gatepaySender(server.url, server.gatepaySecret);
  const api = consoleApi(server);
  const prefix = newBatchId();
  const issues = [await contradict(callbacks, api, `${prefix}1`), await contradict(callbacks, api, `${prefix}2`)];
  await page.goto(`/issues?q=${prefix}&kind=status_conflict`);
  for (const issue of issues) await issueRow(page, issue).getByRole('checkbox').check();
  const bar = page.getByRole('region', { name: 'Chosen issues' });
  await bar.getByRole('textbox', { name: 'Comment on each of them' }).fill('Both paid.');
  const held = await holdIssue(direct, { id: issues[1]?.id ?? '' });
  await bar.getByRole('button', { name: 'Resolve' }).click();
  await held.untilAwaited();
  await proxy.cut();
  await expect(bar.getByRole('alert')).toContainText('1 issue was resolved. Then it broke off');
  await expect(bar.getByRole('textbox', { name: 'Comment on each of them' })).toHaveValue('Both paid.');
  await held.letGo();
  await proxy.restore();
  await expect.poll(async () => (await fetch(`${server.url}/api/health/ready`)).status).toBe(200);
  await bar.getByRole('button', { name: 'Resolve' }).click();
  const states = async () =>
    (await Promise.all(issues.map((issue) => readIssue(api, issue)))).map(({ state }) => state);
  await expect.poll(states).toEqual(['resolved', 'resolved']);
});
