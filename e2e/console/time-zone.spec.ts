import * as messages from '@/e2e/support/batch-messages';
import { expect, test } from '@/e2e/support/console-test';

test('a reader’s zone is chosen once and holds on every page: times, timelines, filters, the overview and files', async ({
  page,
  callbacks,
  api,
}) => {
  const batchId = messages.newBatchId();
  await callbacks.send(messages.message(batchId, 'SUCCESS', [{ merchant_withdraw_id: 'W-1', status: 'DONE' }]));
  await api.untilBatchIs(batchId, 'SUCCESS');

  await page.goto('/');
  await expect(page.getByText('Days begin at midnight, UTC.')).toBeVisible();
  await page.getByRole('button', { name: /account and display/ }).click();
  await page.getByRole('menuitem', { name: 'Another zone' }).click();
  const times = page.getByRole('region', { name: 'Times' });
  await times.getByRole('radio', { name: 'One of your own' }).check();
  await times.getByLabel('Time zone', { exact: true }).fill('Mars/Olympus');
  await times.getByRole('button', { name: 'Use it' }).click();
  await expect(times.getByText('No such zone')).toBeVisible();
  await times.getByLabel('Time zone', { exact: true }).fill('Asia/Kathmandu');
  await times.getByRole('button', { name: 'Use it' }).click();
  await expect(times.locator('time')).toHaveText(/ UTC\+5:45$/);

  // The server writes it: nothing is left for the browser to change, which hydration would complain of.
  await page.goto('/');
  await expect(
    page.getByText('Days begin at 23:45, Asia/Kathmandu: counts are kept by the hour of UTC.'),
  ).toBeVisible();
  await page.goto(`/batches/gatepay/${batchId}`);
  const exact = page
    .locator('dd time')
    .filter({ hasText: /^\d{4}-/ })
    .first();
  await expect(exact).toHaveText(/ UTC\+5:45$/);
  await expect(exact).toHaveAttribute('title', /UTC\+5:45, Asia\/Kathmandu\n.* UTC$/);
  await expect(page.locator('figure').getByText('Asia/Kathmandu').first()).toBeVisible();

  await page.goto('/callbacks');
  await page.getByText('Time', { exact: true }).first().click();
  await page.getByLabel('From (Asia/Kathmandu)').fill('2026-03-02T00:00');
  await page.getByRole('button', { name: 'Apply', exact: true }).click();
  await expect(page).toHaveURL(/from=2026-03-02T00%3A00&tz=Asia%2FKathmandu/);
  await expect(page.getByText('from 2026-03-02 00:00 Asia/Kathmandu').first()).toBeVisible();
  await page.getByText('Export', { exact: true }).click();
  await expect(page.getByLabel('Time zone of a second column beside UTC')).toHaveValue('Asia/Kathmandu');

  // A day is the reader's, and the link says whose.
  await page.goto('/callbacks');
  await page.getByText('Time', { exact: true }).first().click();
  await page.getByRole('radio', { name: 'Yesterday' }).check();
  await expect(page).toHaveURL('/callbacks?range=yesterday&tz=Asia%2FKathmandu');
  await expect(page.getByRole('list', { name: 'Filters in force' })).toContainText('Time: Yesterday, Asia/Kathmandu');

  await page.getByRole('button', { name: /account and display/ }).click();
  await page.getByRole('menuitemradio', { name: /This device’s/ }).click();
  await page.goto(`/batches/gatepay/${batchId}`);
  await expect(exact).toHaveText(/ UTC$/);
});

test('bounds that end before they begin are told of, and seconds are shown and sent again', async ({ page }) => {
  await page.goto('/callbacks?from=2026-03-02T10:00&to=2026-03-02T09:00');
  await expect(page.getByText('The time ends before it begins: swap “from” and “until”.')).toBeVisible();
  await page.goto('/callbacks?from=2026-03-02T10:00:07');
  await expect(page.getByRole('list', { name: 'Filters in force' })).toContainText('from 2026-03-02 10:00:07 UTC');
  await page.locator('summary').filter({ hasText: /^Time/ }).click();
  await page.getByRole('button', { name: 'Apply', exact: true }).click();
  await expect(page).toHaveURL('/callbacks?from=2026-03-02T10%3A00%3A07&tz=UTC');
});

test('the console’s zone is set by an admin, for everybody who has not chosen, without scripts as well', async ({
  page,
  pageWithoutScripts,
}) => {
  await page.goto('/settings');
  const zone = page.getByRole('region', { name: 'Time zone', exact: true });
  await expect(zone).toContainText('Now: UTC');
  await zone.getByLabel('Time zone', { exact: true }).fill('Mars/Olympus');
  await zone.getByRole('button', { name: 'Save' }).click();
  await expect(zone).toContainText('There is no such time zone.');
  await zone.getByLabel('Time zone', { exact: true }).fill('Asia/Kuala_Lumpur');
  await zone.getByRole('button', { name: 'Save' }).click();
  await expect(zone).toContainText('Now: Asia/Kuala_Lumpur, which is UTC+8 today');
  await expect(zone).toContainText('Set here by');
  // Another server than the one that saved it may answer, and knows it within ten seconds.
  await expect(async () => {
    await pageWithoutScripts.goto('/account');
    const now = pageWithoutScripts.getByRole('region', { name: 'Times' }).locator('time');
    await expect(now).toHaveText(/ UTC\+8$/, { timeout: 500 });
  }).toPass({ intervals: [500], timeout: 30_000 });
  await zone.getByLabel('Time zone', { exact: true }).fill('UTC');
  await zone.getByRole('button', { name: 'Save' }).click();
  await expect(zone).toContainText('Now: UTC');
});

test('retention says what it would remove before it is set, and never less than a month', async ({ page }) => {
  await page.goto('/settings');
  const card = page.getByRole('region', { name: 'Retention', exact: true });
  await expect(card).toContainText('Now: bytes of every account are kept for ever');
  await card.getByRole('link', { name: 'Open' }).click();
  await page.getByLabel('Account', { exact: true }).selectOption({ label: 'GatePay, default' });
  await page.getByLabel('Keep for').fill('29');
  await page.getByRole('button', { name: 'Show what it would do' }).click();
  await expect(page.getByText('From 30 to 36,500 days, or for ever.')).toBeVisible();
  await page.getByLabel('Keep for').fill('400 days');
  await page.getByRole('button', { name: 'Show what it would do' }).click();
  const plan = page.getByRole('region', { name: 'What it would do' });
  await expect(plan).toContainText('so nothing is removed now');
  await plan.getByRole('button', { name: 'Keep them 400 days' }).click();
  await expect(plan).toContainText('Saved.');
  // Other files make further accounts of the provider in the same console.
  const row = page.getByRole('row').filter({ hasText: 'GatePay' }).filter({ hasText: '400 days' });
  await expect(row).toHaveCount(1);
  await page.getByLabel('Keep for').fill('as the others');
  await page.getByRole('button', { name: 'Show what it would do' }).click();
  await plan.getByRole('button', { name: 'Keep them for ever' }).click();
  await expect(row).toHaveCount(0);
});
