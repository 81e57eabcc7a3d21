import pg from 'pg';
import { expectAccessible } from '@/e2e/support/accessibility';
import { consoleApi } from '@/e2e/support/console-api';
import { expect, signIn, test } from '@/e2e/support/console-test';
import { startConsole } from '@/e2e/support/running-console';
import { lookRowsMin } from '@/lib/platform/query/look-through';

/** More transfers than are looked at for a page; the oldest and the newest are on a chain that no other is on. */
const fill = `
insert into transfers (account_id, provider, transfer_id, kind, status, rank, terminal, outcome, chain, opened_at, updated_at)
select a.id, a.provider, 'T-' || n, 'payout', 'Paid', 1, true, 'succeeded', case when n in (1, $1) then 'RARE' else 'ETH' end,
  now() - ($1 - n) * interval '1 second', now()
from generate_series(1, $1::int) n, (select * from accounts where provider = 'gatepay' limit 1) a`;

test('what no index answers is looked for page by page: the page says how far, and goes on where it ended', async ({
  browser,
  problems,
}) => {
  const server = await startConsole();
  const client = new pg.Client({ connectionString: await server.databaseUrl() });
  await client.connect();
  await client.query(fill, [lookRowsMin + 10]);
  await client.query('analyze transfers');
  await client.end();
  const context = await browser.newContext({ baseURL: server.url, storageState: await signIn(server) });
  problems.watch(context);
  const page = await context.newPage();
  const rows = page.getByRole('region', { name: 'Transfers, the last opened first' }).locator('tbody tr');

  await page.goto('/transfers?chain=RARE');
  await expect(rows).toHaveCount(1);
  const footer = page.getByText(/looked at down to/);
  await expect(footer).toContainText('1 of 1+ transfers, looked at down to');
  await page.getByRole('link', { name: 'Older' }).click();
  await expect(rows).toContainText(['T-1']);
  await expect(footer).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Older' })).toBeDisabled();

  await page.goto('/transfers?chain-contains=nothing');
  await expect(page.getByText('No transfers that fit so far')).toBeVisible();
  await expect(footer).toHaveText(/^No transfers, looked at down to \d{4}-/);
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect(await footer.evaluate((words) => words.scrollWidth <= words.clientWidth), 'words cut off').toBe(true);
  const bottomOf = async () => {
    const box = await page.getByRole('navigation', { name: 'Pages of transfers' }).boundingBox();
    return box && box.y + box.height;
  };
  expect(await bottomOf(), 'the steps stand at the end of the screen').toBeGreaterThan(830);
  await page.getByRole('link', { name: 'Look further back' }).click();
  await expect(page.getByText('No further transfers fit')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Newer' })).toBeVisible();

  const api = consoleApi(server);
  const first = await (await api.get('transfers?chain=nothing')).json();
  expect(first).toEqual({ data: [], nextCursor: expect.any(String), lookedTo: expect.stringMatching(/^\d{4}-.*Z$/) });
  const rest = await (await api.get(`transfers?chain=nothing&cursor=${first.nextCursor}`)).json();
  expect(rest).toEqual({ data: [], nextCursor: null });
  await context.close();
  await server.close();
});
