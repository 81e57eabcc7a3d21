import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { addFilter } from '@/e2e/support/add-filter';
import { expect, test } from '@/e2e/support/console-test';
import type { RunningConsole } from '@/e2e/support/running-console';

const program = path.resolve(import.meta.dirname, '../support/check-audit.mjs');

/** `npm run audit:check` on the console's data, without preparing anything. */
function checkAudit(beside: RunningConsole['beside'], ...args: string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [program, ...args],
      { env: { NODE_ENV: 'production', PATH: process.env.PATH, HOME: process.env.HOME, ...beside } },
      (_error, stdout, stderr) => resolve({ code: child.exitCode ?? -1, said: stdout + stderr }),
    );
  });
}

test('what a person changed is found in the audit, with before and after, and leads on to the rest', async ({
  page,
}) => {
  await page.goto('/settings/chains/LTC');
  await page.getByLabel('Explorer', { exact: true }).fill('Our own explorer');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved. Links and checks go by it from now on.')).toBeVisible();

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Audit' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Audit' })).toBeVisible();
  const row = page.getByRole('row').filter({ hasText: 'chain.changed' }).first();
  await expect(row).toContainText('127.0.0.1');
  await addFilter(page, 'Action', async () => {
    await page.getByRole('checkbox', { name: 'chain.changed' }).check();
  });
  await expect(page).toHaveURL(/action=chain\.changed/);
  await expect(page.getByRole('row').filter({ hasText: 'session.started' })).toHaveCount(0);
  await row.getByRole('link').first().click();

  await expect(page.getByRole('heading', { level: 1, name: 'chain.changed' })).toBeVisible();
  await expect(page.getByText('Later: Our own explorer')).toBeVisible();
  await expect(page.getByText('Place in the chain')).toBeVisible();
  await page.getByRole('link', { name: 'all of their deeds' }).click();
  await expect(page).toHaveURL(/actor=person%3A\d+/);
  await expect(page.getByRole('row').filter({ hasText: 'session.started' }).first()).toBeVisible();
});

test('the audit is read and filtered without JavaScript, and says where nothing fits', async ({
  pageWithoutScripts: page,
}) => {
  await page.goto('/audit?action=session.started');
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole('row').filter({ hasText: 'session.started' }).first()).toBeVisible({ timeout: 500 });
  }).toPass({ intervals: [100], timeout: 60_000 });
  await page.goto('/audit?q=nothing-was-done-to-this');
  await expect(page.getByText('No entry fits these filters')).toBeVisible();
});

test('the audit comes as a file with the chain in it, and taking it is audited', async ({ page, api }) => {
  await page.goto('/audit?action=session.started');
  await page.locator('summary', { hasText: 'Export' }).click();
  await page.getByLabel('JSON Lines, as the API has it').check();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByText('Download', { exact: true }).click(),
  ]);
  const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\n');
  const [newest]: { id: string }[] = lines.map((line) => JSON.parse(line));
  expect(newest).toMatchObject({ action: 'session.started', hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  const listed: { data: object[] } = await (await api.get('audit?action=session.started&limit=1')).json();
  expect(listed.data[0]).toEqual(newest);
  const taken: { data: object[] } = await (await api.get('audit?action=export.completed&limit=1')).json();
  expect(taken.data).toMatchObject([{ after: { kind: 'audit', filter: 'action=session.started' } }]);
});

test('the check says that the chain holds, and finds what somebody with the database in hand altered', async ({
  server,
}) => {
  const before = await checkAudit(server.beside);
  expect(before.said).toMatch(
    /^ok: [\d,]+ entr(y stands|ies stand) in the chain as written\.\nanchor \d+:[0-9a-f]{64}\n$/,
  );
  expect(before.code).toBe(0);
  const [, anchor = ''] = /^anchor (.*)$/m.exec(before.said) ?? [];
  expect(await checkAudit(server.beside, '--anchor', anchor)).toMatchObject({ code: 0 });

  const client = new pg.Client({ connectionString: await server.databaseUrl() });
  await client.connect();
  const change =
    "update audit_entries set actor_name = actor_name || '!' where id = (select min(id) from audit_entries)";
  await expect(client.query(change)).rejects.toThrow('The audit is append-only: update on audit_entries is refused.');
  const asOwner = (statement: string) =>
    client.query(`
      alter table audit_entries disable trigger audit_append_only;
      ${statement};
      alter table audit_entries enable always trigger audit_append_only`);
  await asOwner(change);
  const found = await checkAudit(server.beside);
  expect(found.said).toMatch(/^broken: Entry \d+, at place 1, is not what was written/);
  expect(found.code).toBe(1);
  await asOwner(change.replace("actor_name || '!'", "rtrim(actor_name, '!')"));
  expect(await checkAudit(server.beside)).toMatchObject({ code: 0 });
  await client.end();

  expect(await checkAudit(server.beside, '--anchor', 'nonsense')).toMatchObject({
    code: 2,
    said: expect.stringContaining('Usage: npm run audit:check'),
  });
});
