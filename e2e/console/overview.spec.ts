import * as messages from '@/e2e/support/batch-messages';
import type { ConsoleApi } from '@/e2e/support/console-api';
import { expect, test } from '@/e2e/support/console-test';
import type { Overview, ProviderOverview } from '@/lib/ledger/overview/types';

async function overview(api: ConsoleApi, span = '7d'): Promise<Overview> {
  const answer: Overview = await (await api.get(`overview?span=${span}`)).json();
  return answer;
}

function gatepayOf({ providers }: Overview): ProviderOverview {
  const found = providers.find(({ provider }) => provider === 'gatepay');
  if (!found) throw new Error('The overview has no line for GatePay.');
  return found;
}

const grouped = new Intl.NumberFormat('en');

test('the figures are what was sent, and each leads to a list that counts the same', async ({
  page,
  callbacks,
  api,
}) => {
  const before = gatepayOf(await overview(api));
  const batchId = messages.newBatchId();
  await callbacks.send(messages.succeeded(batchId));
  await callbacks.send(messages.succeeded(batchId));
  await callbacks.send(messages.succeeded(batchId), { secret: 'a secret of somebody else' });
  await api.untilBatchIs(batchId, 'SUCCESS');
  const after = gatepayOf(await overview(api));
  expect(after).toMatchObject({
    received: before.received + 1,
    duplicates: before.duplicates + 1,
    rejected: before.rejected + 1,
  });

  for (const [label, count, noun] of [
    ['received', after.received, 'callback'],
    ['duplicates', after.duplicates, 'request'],
    ['rejected', after.rejected, 'request'],
  ] as const) {
    await page.goto('/?span=7d');
    await page.getByRole('link', { name: `GatePay, ${label}: ${grouped.format(count)}` }).click();
    const counted = new RegExp(`of ${grouped.format(count)} ${noun}s?$`);
    await expect(page.getByText(counted), label).toBeVisible();
  }
});

test('the chart can be read as a table whose bars add up to the figure', async ({ page, callbacks, api }) => {
  const batchId = messages.newBatchId();
  await callbacks.send(messages.succeeded(batchId));
  await api.untilBatchIs(batchId, 'SUCCESS');
  await page.goto('/?span=7d');
  await page.getByText('Show as a table').click();
  const cells = await page
    .getByRole('table', { name: 'Callbacks received, against the usual, UTC' })
    .getByRole('link')
    .allTextContents();
  const sum = cells.reduce((total, text) => total + Number(text.replaceAll(',', '')), 0);
  expect(sum).toBe((await overview(api)).totals.received);
  expect(sum).toBeGreaterThan(0);
});

test('figures of now say so beside those of a span, and the end of a scale is no figure', async ({ page }) => {
  await page.goto('/?span=yesterday');
  for (const label of ['Waiting to be applied', 'Waiting to be delivered', 'Stuck', 'Open issues']) {
    await expect(page.getByRole('term').filter({ hasText: label })).toHaveText(`${label}, now`);
  }
  await expect(page.getByRole('heading', { name: 'Money at risk, now' })).toBeVisible();
  await expect(page.getByRole('term').filter({ hasText: 'Callbacks received' })).toHaveText('Callbacks received');
  await expect(page.locator('[aria-hidden="true"]').getByText(/^[\d,]+ callbacks?$/)).toHaveCount(1);
  await expect(page.getByText(/^[\d,]+ callbacks?$/), 'it stands nowhere else').toHaveCount(1);
});

test('a span is a link of its own, and an unknown one is today', async ({ page }) => {
  await page.goto('/');
  const days = page.getByRole('navigation', { name: 'Days' });
  await expect(days.getByRole('link', { name: 'Today' })).toHaveAttribute('aria-current', 'page');
  await days.getByRole('link', { name: 'Yesterday' }).click();
  await expect(days.getByRole('link', { name: 'Yesterday' })).toHaveAttribute('aria-current', 'page');
  await page.goto('/?span=for-ever');
  await expect(days.getByRole('link', { name: 'Today' })).toHaveAttribute('aria-current', 'page');
});

test('a bound of the sweeps is changed in words, kept, and refused where it says nothing', async ({ page }) => {
  await page.goto('/settings');
  const card = page.getByRole('region', { name: 'Sweeps' });
  await card.getByRole('link', { name: 'Change' }).click();
  const field = page.getByLabel('Bayarcash, mandate');
  await expect(field).toHaveValue('7 d');
  await field.fill('soon');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Write how long, as 45 min, 4 h or 1 d 12 h, or never.')).toBeVisible();
  await field.fill('10 days');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved. The next run')).toBeVisible();
  await page.goto('/settings/sweeps');
  await expect(page.getByLabel('Bayarcash, mandate')).toHaveValue('10 d');
});
