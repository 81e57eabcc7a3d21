import * as messages from '@/e2e/support/batch-messages';
import { expect, test } from '@/e2e/support/console-test';

const hash = '6711f98a10b9efdcfd35a281fd53554736e100441902ef1d24ee2fb5bb75f15a';

test('the settings are the last entry of the rail and say what each of them is now', async ({ page }) => {
  await page.goto('/batches');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link').last().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Four eyes on replays' })).toContainText('Now: Nobody has to agree');
  await expect(page.getByRole('region', { name: 'Chain map' })).toContainText('chains in force');
});

test('a hash is tried on the map as a provider spells the chain, and the link is shown in full', async ({ page }) => {
  await page.goto('/settings');
  const attempt = page.getByRole('search', { name: 'Try a hash or address' });
  await attempt.getByLabel('Chain, as a provider spells it').fill('trc-20');
  await attempt.getByLabel('Hash or address').fill(hash);
  await expect(attempt.getByRole('link')).toHaveAttribute('href', `https://tronscan.org/#/transaction/${hash}`);
  await expect(attempt.getByRole('link')).toHaveAttribute('rel', 'noopener noreferrer');
  await expect(attempt).toContainText('Not the form of a TRX address');
  await attempt.getByLabel('Hash or address').fill('pending');
  await expect(attempt).toContainText('Not the form of a TRX hash: that is 64 hex digits');
  await attempt.getByLabel('Chain, as a provider spells it').fill('housechain');
  await expect(attempt).toContainText('no such chain in force');
});

test('a chain is added, linked on a batch, taken out of force and removed; each change is told back', async ({
  page,
  callbacks,
  api,
}) => {
  const batchId = messages.newBatchId();
  const line = { merchant_withdraw_id: 'W-1', status: 'DONE', currency: 'NEAR', chain: 'NEP-141', amount: '1' };
  await callbacks.send(messages.message(batchId, 'SUCCESS', [{ ...line, tx_id: 'abc123' }]));
  await api.untilBatchIs(batchId, 'SUCCESS');
  const lines = page.getByRole('table', { name: 'Sub-orders of the batch, those that failed first' });

  await page.goto('/settings');
  await page.getByRole('link', { name: 'Add a chain' }).click();
  await page.getByLabel('Short name').fill('NEAR');
  await page.getByLabel('Name', { exact: true }).fill('Near');
  await page.getByLabel('Explorer', { exact: true }).fill('Nearblocks');
  await page.getByLabel('Further spellings').fill('TRC20');
  await page.getByLabel('Form of a hash').fill('(a+)+');
  await page.getByLabel('In words, after “that is”').first().fill('6 letters and digits');
  await page.getByLabel('Explorer’s address of a hash').fill('https://nearblocks.io/txns/{hash}');
  await page.getByLabel('Form of an address').fill('^[a-z0-9._-]{2,64}$');
  await page.getByLabel('In words, after “that is”').last().fill('an account name');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByText('A form speaks of the whole value')).toBeVisible();
  await page.getByLabel('Form of a hash').fill('^[a-z0-9]{6}$');
  // Tried before it is saved, with the fields as they stand.
  await page.getByLabel('Try a hash or address').fill('abc123');
  await expect(page.getByRole('link', { name: 'https://nearblocks.io/txns/abc123' })).toBeVisible();
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByText('“trc20” already names Tron (TRX)')).toBeVisible();
  await page.getByLabel('Further spellings').fill('NEP141');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page).toHaveURL('/settings/chains/NEAR');
  await expect(page.getByRole('heading', { level: 1, name: 'Near' })).toBeVisible();

  await page.goto(`/batches/gatepay/${batchId}`);
  const link = lines.getByRole('link', { name: 'Open transaction hash abc123 in Nearblocks' });
  await expect(link).toHaveAttribute('href', 'https://nearblocks.io/txns/abc123');

  await page.goto('/settings/chains/NEAR');
  await page.getByRole('button', { name: 'Take out of force' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take out of force' }).click();
  await expect(page.getByRole('button', { name: 'Put in force' })).toBeVisible();
  await page.goto(`/batches/gatepay/${batchId}`);
  await expect(lines).toContainText('abc123');
  await expect(link).toHaveCount(0);

  await page.goto('/settings/chains/NEAR');
  await page.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page).toHaveURL(/\/settings/);
  await expect(page.getByRole('region', { name: 'Chains' })).not.toContainText('Near');
});

test('a default that was changed goes back to what it was', async ({ page }) => {
  await page.goto('/settings/chains/DASH');
  await page.getByLabel('Explorer', { exact: true }).fill('Our own explorer');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved. Links and checks go by it from now on.')).toBeVisible();
  await page.getByRole('button', { name: 'Reset to default' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Reset' }).click();
  const row = page.getByRole('region', { name: 'Chains' }).getByRole('row').filter({ hasText: 'Dash' });
  await expect(row).toContainText('Blockchair');
  await expect(row).toContainText('default');
});

test('no such chain is said to be none', async ({ page, problems }) => {
  problems.allow(/status of 404/);
  const response = await page.goto('/settings/chains/no-such-chain');
  expect(response?.status()).toBe(404);
});
