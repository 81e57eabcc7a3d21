import { expectAccessible } from '@/e2e/support/accessibility';
import { test as base, expect, newId } from '@/e2e/support/transfers-test';
import { transaction } from '@/lib/providers/bayarcash/fixtures/records';

const hash = 'ab12'.repeat(16);
const email = 'siti.aminah@payer.example';

const test = base.extend<{ callbackId: string }>({
  callbackId: async ({ bayar, api }, use) => {
    const id = newId();
    const body = JSON.stringify({
      ...{ ...transaction, transaction_id: `trx_${id}`, order_number: `INV-${id}`, status: '3', amount: '88.10' },
      ...{ payer_name: 'Siti Aminah', payer_email: email, payer_bank_account_no: '1234-5678-9012' },
      metadata: JSON.stringify({ chain: 'TRX', tx_id: hash, paid_at: 1780037579000, contact_phone: '+60123456789' }),
    });
    const request = { channel: 'bayarcash', method: 'POST', contentType: 'application/json', query: '', body } as const;
    expect(await bayar.send(request)).toMatchObject({ status: 200 });
    await api.untilTransferIs(`trx_${id}`, '3');
    const listed: { data: { id: string }[] } = await (await api.get(`callbacks?q=trx_${id}`)).json();
    await use(listed.data[0]?.id ?? '');
  },
});

test('what is sensitive is masked until it is revealed by keyboard, with its reason, in this view alone', async ({
  page,
  context,
  callbackId,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const answer = await page.goto(`/callbacks/${callbackId}`);
  expect(await answer?.text()).not.toMatch(/payer\.example|Siti|56789012|123456789/);
  const tree = page.getByRole('tree', { name: 'Payload' });
  await expect(tree.getByRole('treeitem', { name: 'payer_email: s***@p***.example' })).toContainText('e-mail · masked');
  await expect(tree.getByRole('treeitem', { name: 'payer_bank_account_no: ***9012' })).toBeVisible();
  await expect(tree.getByRole('treeitem', { name: 'contact_phone: ***89' })).toBeVisible();

  await page.getByRole('button', { name: /^Reveal \d+ fields$/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Why (optional)' })).toBeFocused();
  await page.keyboard.type('The bank asked');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Unmasked for you, in this view alone. The audit has it.')).toBeVisible();
  await expect(tree.getByRole('treeitem', { name: `payer_email: "${email}"` })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Raw' }).click();
  await expect(page.getByRole('region', { name: 'Raw body' })).toContainText(email);
  await page.getByRole('button', { name: 'Mask again' }).click();
  await expect(page.getByRole('region', { name: 'Raw body' })).not.toContainText(email);

  await page.goto(`/callbacks/${callbackId}`);
  await expect(page.getByRole('button', { name: /^Reveal \d+ fields$/ })).toBeVisible();
  await page.goto(`/audit?subject=callback:${callbackId}`);
  await expect(page.getByText('payload.revealed').filter({ visible: true }).first()).toBeVisible();
  await expect(page.locator('main')).not.toContainText(email);
});

test('a string of JSON is opened, its hash leads to the explorer, its time is written out, and search goes through it', async ({
  page,
  context,
  callbackId,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`/callbacks/${callbackId}`);
  const tree = page.getByRole('tree', { name: 'Payload' });
  await expect(tree.getByRole('treeitem', { name: 'metadata: { 4 fields }' })).toContainText('JSON in a string');
  await expect(tree.getByRole('treeitem', { name: `tx_id: "${hash}"` }).getByRole('link')).toHaveAttribute(
    'href',
    new RegExp(`^https://tronscan\\.org/.*${hash}`),
  );
  await expect(tree.getByRole('treeitem', { name: 'paid_at: 1780037579000' })).toContainText('2026');
  await page.getByRole('textbox', { name: 'Search in the payload' }).fill('paid_at');
  await expect(page.getByText('1 of 1')).toBeVisible();
  await page.getByRole('button', { name: 'Copy path' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('metadata.paid_at');
  await page.getByRole('button', { name: 'Copy value' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('1780037579000');
  await page.getByRole('textbox', { name: 'Search in the payload' }).fill('tx_id');
  await expect(page.getByRole('link', { name: new RegExp(`^Open hash ${hash} in .*, in a new tab$`) })).toBeVisible();
});

test('an admin masks a field that nobody knew to be sensitive', async ({ page, callbackId }) => {
  await page.goto('/settings/sensitive');
  const card = page.getByRole('region', { name: 'Bayarcash' }).or(page.locator('[aria-label="Bayarcash"]')).first();
  await card.getByRole('textbox', { name: 'Mask also' }).fill('order_number: other');
  await card.getByRole('button', { name: 'Save Bayarcash' }).click();
  await expect(page.getByText('Saved. Masked by it from now on')).toBeVisible();
  await page.goto(`/callbacks/${callbackId}`);
  await expect(page.getByRole('treeitem', { name: 'order_number: ***' })).toContainText('masked');
  await page.goto('/settings/sensitive');
  await expect(card.getByRole('textbox', { name: 'Mask also' })).toHaveValue('order_number: other');
  await card.getByRole('textbox', { name: 'Mask also' }).fill('');
  await card.getByRole('button', { name: 'Save Bayarcash' }).click();
  await expect(page.getByText('Saved. Masked by it from now on')).toBeVisible();
});
