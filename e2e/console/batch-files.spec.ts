import { readFile } from 'node:fs/promises';
import * as messages from '@/e2e/support/batch-messages';
import { batchRow } from '@/e2e/support/console-pages';
import { expect, test } from '@/e2e/support/console-test';

const address = '0x524287c1e5a312a12c76380a3227611d3cb20ddf';
const hash = `0x${'2546829d'.repeat(8)}`;
const paid = { currency: 'USDC', chain: 'BASEEVM', address, amount: '0.10', fee_type: 0 };
const failed = { ...paid, status: 'FAIL', tx_id: '' };

/** Two lines that failed, one of them in another currency, one that failed and names a hash, one done with a hash, one done without. */
function lines() {
  return [
    { ...failed, merchant_withdraw_id: 'W-FAILED', memo: '=1+1', suborder_id: '71' },
    { ...failed, merchant_withdraw_id: 'W-TRON', currency: 'USDT', chain: 'TRX', amount: '7' },
    { ...failed, merchant_withdraw_id: 'W-HASH', tx_id: hash },
    { ...paid, merchant_withdraw_id: 'W-DONE', status: 'DONE', tx_id: hash },
    { ...paid, merchant_withdraw_id: 'W-BARE', status: 'DONE', tx_id: '' },
  ];
}

test('the failed lines are a file to submit them again from, and what may have been paid is not in it', async ({
  page,
  callbacks,
  api,
}) => {
  const batchId = messages.newBatchId();
  await callbacks.send(messages.message(batchId, 'PARTIAL', lines()));
  await api.untilBatchIs(batchId, 'PARTIAL');
  await page.goto(`/batches/gatepay/${batchId}`);

  await page.getByRole('button', { name: 'Re-submit list' }).click();
  const dialog = page.getByRole('dialog', { name: 'Failed lines to submit again' });
  await expect(dialog).toContainText('A new merchant_withdraw_id may be needed');
  await expect(dialog).toContainText('1 line left out, listed apart');
  const downloading = page.waitForEvent('download');
  await dialog.getByRole('link', { name: 'CSV', exact: true }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe(`resubmit-${batchId}.csv`);
  expect((await readFile(await download.path(), 'utf8')).split('\r\n')).toEqual([
    'merchant_withdraw_id,currency,chain,address,memo,amount,fee_type,failed_suborder_id,failed_status,failed_desc,provider,account,batch_id,batch_status,batch_conflicted,pay_back_status',
    `W-FAILED,USDC,BASEEVM,${address},'=1+1,0.10,0,71,FAIL,,gatepay,default,${batchId},PARTIAL,false,`,
    `W-TRON,USDT,TRX,${address},,7,0,,FAIL,,gatepay,default,${batchId},PARTIAL,false,`,
    '',
  ]);
  const leaving = page.waitForEvent('download');
  await dialog.getByRole('link', { name: 'Left out, CSV' }).click();
  expect(await readFile(await (await leaving).path(), 'utf8')).toContain(`,${hash},W-HASH,USDC,BASEEVM,`);
});

test('the file honours the table’s filter, over the API too, and is on record with its hash', async ({
  page,
  callbacks,
  api,
}) => {
  const batchId = messages.newBatchId();
  await callbacks.send(messages.message(batchId, 'PARTIAL', lines()));
  await api.untilBatchIs(batchId, 'PARTIAL');
  await page.goto(`/batches/gatepay/${batchId}`);
  await page.getByLabel('Currency and chain', { exact: true }).selectOption('USDT · TRX');
  await page.getByRole('button', { name: 'Re-submit list' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('link', { name: 'JSON', exact: true }).click();
  const shown: unknown = JSON.parse(await readFile(await (await downloading).path(), 'utf8'));
  expect(shown).toMatchObject({
    batchId,
    totals: [{ currency: 'USDT', chain: 'TRX', lines: 1, amount: '7' }],
    withdrawList: [{ merchant_withdraw_id: 'W-TRON', currency: 'USDT', chain: 'TRX', address, amount: '7' }],
    leftOut: [],
  });

  const answer = await api.get(`batches/gatepay/${batchId}/resubmit?format=json&currency=USDT&chain=TRX`);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual(shown);
  const made: { data: { kind: string; state: string; rows: string; sha256: string | null }[] } = await (
    await api.get('exports?kind=resubmit&limit=1')
  ).json();
  expect(made.data).toMatchObject([{ kind: 'resubmit', state: 'complete', rows: '1' }]);
  expect(made.data[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect((await api.get(`batches/gatepay/${batchId}/resubmit?part=everything`)).status).toBe(400);
});

test('hashes and addresses lead to the chain’s explorer, and a line done without a hash says so', async ({
  page,
  callbacks,
  api,
}) => {
  const batchId = messages.newBatchId();
  await callbacks.send(messages.message(batchId, 'PARTIAL', lines()));
  await api.untilBatchIs(batchId, 'PARTIAL');
  await page.goto(`/batches/gatepay/${batchId}`);
  const table = page.getByRole('table', { name: 'Sub-orders of the batch, those that failed first' });
  const row = (id: string) => table.getByRole('row').filter({ hasText: id });
  const link = row('W-DONE').getByRole('link', { name: `Open transaction hash ${hash} in BaseScan, in a new tab` });
  await expect(link).toHaveAttribute('href', `https://basescan.org/tx/${hash}`);
  await expect(link).toHaveAttribute('target', '_blank');
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
  await expect(row('W-DONE').getByRole('link', { name: /^Open address/ })).toHaveAttribute(
    'href',
    `https://basescan.org/address/${address}`,
  );
  await expect(row('W-BARE')).toContainText('done without a hash');
  // An address of Ethereum's form on Tron cannot be one.
  await expect(row('W-TRON')).toContainText('not the form of a TRX address');
  await expect(row('W-TRON').getByRole('link', { name: /^Open address/ })).toHaveCount(0);
});

test('open batches are told from final ones, with how long each is in its state', async ({ page, callbacks, api }) => {
  const [open, final] = [messages.newBatchId(), messages.newBatchId()];
  await callbacks.send(messages.message(open, 'PROCESSING', [{ merchant_withdraw_id: 'W-1', status: 'PROCESSING' }]));
  await callbacks.send(messages.succeeded(final));
  await api.untilBatchIs(open, 'PROCESSING');
  await api.untilBatchIs(final, 'SUCCESS');
  await page.goto('/batches?terminal=false');
  await expect(batchRow(page, open).locator('time').first()).toHaveText(/^\d+ (s|min)$/);
  await expect(batchRow(page, final)).toHaveCount(0);
  await page.goto('/batches?terminal=false&age=1h');
  await expect(batchRow(page, open)).toHaveCount(0);
  await page.goto(`/batches?q=${address.toUpperCase().replace('0X', '0x')}&currency=USDC`);
  await expect(batchRow(page, final)).toBeVisible();
});
