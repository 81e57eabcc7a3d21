import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import * as messages from '@/e2e/support/batch-messages';
import { expect, test } from '@/e2e/support/console-test';
import { signInAs } from '@/e2e/support/join-console';
import { readZip } from '@/e2e/support/read-zip';

async function saved(download: Download): Promise<{ name: string; bytes: Buffer; sha256: string }> {
  const bytes = await readFile(await download.path());
  return { name: download.suggestedFilename(), bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** Opens the panel that `label` names and starts the download in it. */
async function downloadBy(page: Page, label: string, button: string): Promise<Download> {
  await page.locator('summary', { hasText: label }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByText(button, { exact: true }).click(),
  ]);
  return download;
}

test('a batch’s lines come as a file that the list of exports knows by its hash', async ({ page, callbacks, api }) => {
  const batchId = messages.newBatchId();
  await callbacks.send(messages.partial(batchId));
  await api.untilBatchIs(batchId, 'PARTIAL');
  await page.goto(`/batches/gatepay/${batchId}`);
  const file = await saved(await downloadBy(page, 'Export', 'Download'));
  expect(file.name).toMatch(/^suborders-\d{8}-\d{6}\.csv$/);
  const lines = file.bytes.toString('utf8').trimEnd().split('\r\n');
  expect(lines[0]).toMatch(/^\ufeffprovider,account,batchId,batchStatus,suborderId,/);
  expect(lines.slice(1)).toHaveLength(2);
  // Both lines were sent with a done amount; the one that failed was paid nothing of it.
  const names = lines[0]?.split(',') ?? [];
  const amounts = lines.slice(1).map((line) => line.split(',').slice(names.indexOf('doneAmount')).slice(0, 2));
  expect(names[names.indexOf('doneAmount') + 1]).toBe('paidAmount');
  expect(amounts.sort()).toEqual([
    ['0.0501', '0'],
    ['0.0501', '0.0501'],
  ]);
  for (const line of lines.slice(1)) expect(line).toContain(`gatepay,default,${batchId},PARTIAL,`);

  await page.goto('/exports?kind=suborders');
  const row = page.getByRole('row').filter({ hasText: `batchId: ${batchId}` });
  await expect(row).toContainText('Complete');
  await expect(row).toContainText('2 rows');
  await expect(row.locator(`[title="${file.sha256}"]`)).toBeVisible();
});

test('what a list shows is what its file holds, by the API of the same filter too', async ({
  page,
  callbacks,
  api,
}) => {
  const batchId = messages.newBatchId();
  await callbacks.send(messages.message(batchId, 'PROCESSING', [{ merchant_withdraw_id: '1526052914503263472' }]));
  await callbacks.send(messages.succeeded(batchId));
  await api.untilBatchIs(batchId, 'SUCCESS');
  await page.goto(`/callbacks?q=${batchId}`);
  await expect(page.getByRole('row').filter({ hasText: batchId })).toHaveCount(2);
  await page.locator('summary', { hasText: 'Export' }).click();
  await page.getByLabel('JSON Lines, as the API has it').check();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByText('Download', { exact: true }).click(),
  ]);
  const file = await saved(download);
  const listed: { data: unknown[] } = await (await api.get(`callbacks?q=${batchId}`)).json();
  const rows = file.bytes.toString('utf8').trimEnd().split('\n');
  expect(rows.map((line) => JSON.parse(line))).toEqual(listed.data);

  const again = await api.get(`exports/callbacks?format=jsonl&q=${batchId}`);
  expect(await again.text()).toBe(file.bytes.toString('utf8'));
  const record = await (await api.get(`exports/${again.headers.get('export-id')}`)).json();
  expect(record).toMatchObject({ kind: 'callbacks', state: 'complete', rows: '2', sha256: file.sha256 });
});

test('the evidence of a batch comes from its page, whole, with the bytes as they arrived', async ({
  page,
  callbacks,
  api,
}) => {
  const batchId = messages.newBatchId();
  const body = messages.partial(batchId);
  await callbacks.send(body);
  await callbacks.send(body);
  await api.untilBatchIs(batchId, 'PARTIAL');
  await page.goto(`/batches/gatepay/${batchId}`);
  const file = await saved(await downloadBy(page, 'Evidence', 'Download evidence'));
  const entries = readZip(file.bytes);
  const arrived = entries.filter(({ path }) => path.includes('/requests/') && path.endsWith('.body'));
  expect(arrived.map(({ bytes }) => bytes.toString('utf8'))).toEqual([body, body]);
  const sums = entries.find(({ path }) => path === 'SHA256SUMS')?.bytes.toString('utf8') ?? '';
  for (const { path, bytes } of entries.filter(({ path }) => path !== 'SHA256SUMS' && path !== 'manifest.json')) {
    expect(sums).toContain(`${createHash('sha256').update(bytes).digest('hex')}  ${path}\n`);
  }

  await page.goto('/exports?kind=evidence');
  await expect(page.locator(`[title="${file.sha256}"]`)).toBeVisible();
});

test('an operator is told that their pack is masked, and the list of exports marks which packs are', async ({
  page,
  browser,
  server,
  callbacks,
  api,
}) => {
  const batchId = messages.newBatchId();
  await callbacks.send(messages.succeeded(batchId));
  await api.untilBatchIs(batchId, 'SUCCESS');
  const storageState = await signInAs(page, server, { name: 'Otto', role: 'operator' });
  await page.goto(`/batches/gatepay/${batchId}`);
  const whole = await saved(await downloadBy(page, 'Evidence', 'Download evidence'));
  await expect(page.getByText('It holds customers’ data unmasked')).toBeVisible();

  const context = await browser.newContext({ baseURL: server.url, storageState });
  const theirs = await context.newPage();
  await theirs.goto(`/batches/gatepay/${batchId}`);
  const masked = await saved(await downloadBy(theirs, 'Evidence', 'Download evidence'));
  await expect(theirs.getByText('What is sensitive in it is masked')).toBeVisible();
  await expect(theirs.getByText('unmasked')).toHaveCount(0);
  await theirs.goto('/exports?kind=evidence');
  const row = (sha256: string) => theirs.getByRole('row').filter({ has: theirs.locator(`[title="${sha256}"]`) });
  await expect(row(masked.sha256)).toContainText('masked');
  await expect(row(whole.sha256)).not.toContainText('masked');
  await context.close();
});

test('a viewer is not offered exports, and told in words where they ask for a page that is not theirs', async ({
  page,
  browser,
  server,
}) => {
  const storageState = await signInAs(page, server, { name: 'Vito', role: 'viewer' });
  const context = await browser.newContext({ baseURL: server.url, storageState });
  const theirs = await context.newPage();
  for (const [address, what] of [
    ['/exports', 'exports'],
    ['/audit', 'the audit'],
  ] as const) {
    await theirs.goto(address);
    const main = theirs.getByRole('main');
    await expect(main).toContainText(`Your role does not include ${what}. An admin can change that.`);
    await expect(main).not.toContainText('could not be read');
    await expect(theirs.getByRole('link', { name: 'Try again' })).toHaveCount(0);
  }
  const palette = theirs.getByRole('dialog', { name: 'Search everything, or go to a page' });
  await expect(async () => {
    await theirs.keyboard.press('ControlOrMeta+k');
    await expect(palette).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await theirs.keyboard.type('compare');
  await expect(palette.getByRole('option', { name: 'Compare two callbacks' })).toBeVisible();
  await palette.getByRole('combobox').fill('exports');
  await expect(palette.getByRole('option', { name: 'Search everything for' })).toBeVisible();
  await expect(palette.getByRole('option', { name: 'Exports', exact: true })).toHaveCount(0);
  await context.close();
});

test('without scripts an export is a form like any other', async ({ pageWithoutScripts, callbacks, api }) => {
  const batchId = messages.newBatchId();
  await callbacks.send(messages.succeeded(batchId));
  await api.untilBatchIs(batchId, 'SUCCESS');
  await pageWithoutScripts.goto(`/batches?q=${batchId}`);
  const file = await saved(await downloadBy(pageWithoutScripts, 'Export', 'Download'));
  expect(file.bytes.toString('utf8')).toContain(`gatepay,default,${batchId},SUCCESS,`);
});
