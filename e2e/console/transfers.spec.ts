import { addFilter } from '@/e2e/support/add-filter';
import { largeBatch, newBatchId } from '@/e2e/support/batch-messages';
import { cellsUnder } from '@/e2e/support/console-pages';
import { bassCallback, expect, newId, test } from '@/e2e/support/transfers-test';
import { transaction } from '@/lib/providers/bayarcash/fixtures/records';

const hash = (id: string) => id.padStart(64, 'a');

test('a payment is followed from the list to the digits of each of its callbacks', async ({ page, bass, api }) => {
  const id = newId();
  const paid = { id, businessId: `ORD-${id}`, txHash: hash(id), amount: '1234567.10' };
  const first = bassCallback({ ...paid, status: 'WaitingConfirmation', amountActual: '0' });
  const second = bassCallback({ ...paid, status: 'Success', amountActual: '1234567.100000000000000001' });
  for (const callback of [first, second, second]) expect(await bass.send(callback)).toEqual({ status: 200, body: '' });
  const rowId = await api.untilTransferIs(id, 'Success');

  await page.goto(`/transfers?q=${id}`);
  const row = page.getByRole('region', { name: 'Transfers, the last opened first' }).getByRole('row').nth(1);
  const headings = ['Kind', 'Status', 'Outcome', 'Requested', 'Actual', 'Currency'];
  expect(await cellsUnder(row, headings)).toEqual([
    ...['Payment', 'Success', 'Succeeded', '1234567.10', '1234567.100000000000000001', 'USDT'],
  ]);
  await row.getByRole('link', { name: id }).click();
  await expect(page).toHaveURL(`/transfers/${rowId}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(id);
  const amounts = page.getByRole('region', { name: 'Amounts' });
  await expect(amounts).toContainText('0.000000000000000001');
  await expect(amounts).toContainText('more than asked');
  await expect(page.getByRole('link', { name: `Open transaction hash ${hash(id)}` })).toHaveAttribute(
    'href',
    /^https:/,
  );

  const callbacks = page.getByRole('list', { name: 'Callbacks, oldest first' }).locator('> li');
  await expect(callbacks).toHaveCount(2);
  await expect(callbacks.nth(1)).toContainText('came 2 times');
  await expect(callbacks.nth(1)).toContainText('"1234567.100000000000000001"');
  await callbacks.nth(1).getByRole('link', { name: 'Compare the two' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Compare two callbacks' })).toBeVisible();
  await expect(page.getByText('"WaitingConfirmation"')).toBeVisible();
});

test('the timeline tells of changes, arrivals and issues, in the drawing by keys and as a list', async ({
  page,
  bass,
  api,
}) => {
  const id = newId();
  const paid = { id, businessId: `ORD-${id}`, txHash: hash(id) };
  for (const status of ['WaitingConfirmation', 'Success']) await bass.send(bassCallback({ ...paid, status }));
  const rowId = await api.untilTransferIs(id, 'Success');
  await bass.send(bassCallback({ ...paid, status: 'Expired' }));
  await api.untilIssueOf(id);
  await page.goto(`/transfers/${rowId}`);
  await expect(page.getByText('BassWallet contradicts itself about this transfer')).toBeVisible();

  await page.getByText('The same as a list').click();
  const list = page.getByRole('list', { name: 'News in order of time' });
  await expect(list).toContainText('Payment Success arrived');
  await expect(list).toContainText('Conflict');
  await expect(list).toContainText('Conflicting outcome (open)');
  await expect(list.getByRole('link', { name: /^Issue \d+$/ }).first()).toHaveAttribute('href', /^\/issues\/\d+$/);

  const drawing = page.getByRole('application');
  await drawing.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/callbacks\/\d+$/);
});

test('the list is narrowed by search in either case, by amount within a currency and by stage; its URL says so', async ({
  page,
  bass,
  api,
}) => {
  const id = newId();
  const address = `T${id}AbCdEf`;
  await bass.send(bassCallback({ id, status: 'WaitingConfirmation', amount: '31.4159', toAddress: address }));
  await api.untilTransferIs(id, 'AwaitingConfirmation');
  await page.goto('/transfers');
  await page.getByRole('searchbox', { name: 'Search id, reference' }).fill(address.toLowerCase());
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`q=${address.toLowerCase()}`));
  const rows = page.getByRole('region', { name: 'Transfers, the last opened first' }).getByRole('row');
  await expect(rows).toHaveCount(2);

  await addFilter(page, 'Stage', async () => {
    await page.getByRole('checkbox', { name: 'Open' }).check();
  });
  await expect(page.getByRole('link', { name: 'Remove the filter Stage is Open' })).toBeVisible();
  await addFilter(page, 'Amount', async () => {
    await page.getByRole('combobox', { name: 'Operator' }).selectOption('between');
    await page.getByLabel('Currency', { exact: true }).last().selectOption('USDT');
    await page.getByLabel('From', { exact: true }).fill('31.4159');
  });
  await expect(page.getByRole('link', { name: 'Remove the filter Amount from 31.4159' })).toBeVisible();
  await expect(rows).toHaveCount(2);
  await page.goto(`${page.url()}&amount-to=31.4158`);
  await expect(page.getByText('No transfer fits these filters')).toBeVisible();
});

test('what is sensitive stays masked where two callbacks are compared, and that it changed is told', async ({
  page,
  bayar,
  api,
}) => {
  const id = newId();
  const record = { ...transaction, transaction_id: `trx_${id}`, order_number: `INV-${id}` };
  const tell = (fields: Record<string, string>) =>
    bayar.send({
      channel: 'bayarcash',
      method: 'POST',
      contentType: 'application/json',
      query: '',
      body: JSON.stringify({ ...record, ...fields }),
    });
  await tell({ status: '1', payer_email: 'first@payer.example' });
  expect(await tell({ status: '3', payer_email: 'second@payer.example' })).toMatchObject({ status: 200 });
  const rowId = await api.untilTransferIs(`trx_${id}`, '3');
  const listed: { data: { id: string }[] } = await (await api.get(`callbacks?q=trx_${id}`)).json();
  for (const path of [
    `/transfers/${rowId}`,
    `/callbacks/${listed.data[0]?.id}?tab=related`,
    `/callbacks/compare?other=${listed.data[0]?.id}`,
  ]) {
    const answer = await page.goto(path);
    await expect(page.getByText('payer_email')).toBeVisible();
    await expect(page.getByText('(masked)')).toBeVisible();
    expect(await answer?.text()).not.toContain('payer.example');
  }
});

test('the transfer is reached from its callback, also by the id that the provider gave it', async ({
  page,
  bass,
  api,
  problems,
}) => {
  const id = newId();
  await bass.send(bassCallback({ id, txHash: hash(id) }));
  const rowId = await api.untilTransferIs(id, 'Success');
  await page.goto(`/callbacks?q=${id}`);
  await page.getByRole('region', { name: 'Callbacks, newest first' }).getByRole('link', { name: id }).click();
  await expect(page).toHaveURL(`/transfers/${rowId}`);

  problems.allow(/status of 404/);
  await page.goto('/transfers/987654321');
  await expect(page.getByRole('heading', { name: 'There is no transfer with this number' })).toBeVisible();
});

test('two batches of thousands of lines are compared, listed in part and counted whole', async ({
  page,
  callbacks,
  api,
}) => {
  const batchId = newBatchId();
  const [before = '', after = ''] = [
    largeBatch(batchId, 2_500)[0]
      ?.replaceAll('"status":"DONE"', '"status":"PROCESSING"')
      .replace('PARTIAL', 'PROCESSING'),
    largeBatch(batchId, 2_500)[0],
  ];
  for (const body of [before, after]) expect(await callbacks.send(body)).toMatchObject({ status: 200 });
  await api.untilBatchIs(batchId, 'PARTIAL');
  await page.goto(`/batches/gatepay/${batchId}`);
  await page.getByRole('link', { name: 'Compare two' }).click();
  // 2,475 lines that are done now, and the batch itself.
  await expect(page.getByText('2,476 places differ')).toBeVisible();
  await expect(page.getByText('The first 500 are listed. All 2,476 are counted.')).toBeVisible();
});
