import * as messages from '@/e2e/support/batch-messages';
import { batchRow, cellsUnder } from '@/e2e/support/console-pages';
import { expect, test } from '@/e2e/support/console-test';

/** GatePay's examples, and what a person must read of each. Their failed lines carry a done amount that was never paid. */
const examples = [
  {
    name: 'SUCCESS',
    body: messages.succeeded,
    list: ['SUCCESS', 'Succeeded', '1 done', '0.1 USDC BASEEVM', '0.0501 USDC BASEEVM'],
    totals: ['USDC BASEEVM', '0.1', '0.0501', '0.0499 inside', '0', '0', '0 ✓'],
    lines: [['1526052914503263472', 'DONE', '0.1', 'USDC · BASEEVM', '0.0501']],
  },
  {
    name: 'PARTIAL',
    body: messages.partial,
    list: ['PARTIAL', 'Partial', '1 done · 1 failed', '0.2 USDC BASEEVM', '0.0501 USDC BASEEVM'],
    totals: ['USDC BASEEVM', '0.2', '0.0501', '0.0499 inside', '0.1', '0', '0 ✓'],
    lines: [
      ['1526052914503263473', 'FAIL', '0.1', 'USDC · BASEEVM', 'not paid, sent as 0.0501'],
      ['1526052914503263472', 'DONE', '0.1', 'USDC · BASEEVM', '0.0501'],
    ],
  },
  {
    name: 'FAIL',
    body: messages.failed,
    list: ['FAIL', 'Failed', '1 failed', '0.1 USDC BASEEVM', '0 USDC BASEEVM'],
    totals: ['USDC BASEEVM', '0.1', '0', '0', '0.1', '0', '0 ✓'],
    lines: [['1526052914503263472', 'FAIL', '0.1', 'USDC · BASEEVM', 'not paid, sent as 0.0501']],
  },
] as const;

test('a line shows its status and where its fee is charged whole, however many digits there are', async ({
  page,
  callbacks,
  api,
}) => {
  const batchId = messages.newBatchId();
  const line = { amount: '1234567.123456789012345678', done_amount: '1234567', fee: '0.123456789012345678' };
  await callbacks.send(
    messages.message(batchId, 'PROCESSING', [
      { ...line, merchant_withdraw_id: 'W-1', status: 'PROCESSING', currency: 'USDT', chain: 'TRX', fee_type: 1 },
    ]),
  );
  await api.untilBatchIs(batchId, 'PROCESSING');
  await page.goto(`/batches/gatepay/${batchId}`);
  const row = page
    .getByRole('table', { name: 'Sub-orders of the batch, those that failed first' })
    .getByRole('row')
    .nth(1);
  for (const words of [row.getByText('PROCESSING', { exact: true }), row.getByText('on top')]) {
    await expect(words).toBeVisible();
    const [text, cell] = await Promise.all([
      words.evaluate((element) => ({
        wide: element.scrollWidth,
        shown: element.clientWidth,
        box: element.getBoundingClientRect().right,
      })),
      words.locator('xpath=ancestor::td').boundingBox(),
    ]);
    expect(text.wide).toBeLessThanOrEqual(text.shown);
    expect(text.box).toBeLessThanOrEqual((cell?.x ?? 0) + (cell?.width ?? 0));
  }
  await expect(row.getByTitle('0.123456789012345678')).toBeVisible();
});

for (const { name, body, list, totals, lines } of examples) {
  test(`GatePay's example of ${name} is read to the digit, in the list and on its page`, async ({
    page,
    callbacks,
    api,
  }) => {
    const batchId = messages.newBatchId();
    expect(await callbacks.send(body(batchId))).toEqual({
      status: 200,
      body: '{"returnCode":"SUCCESS","returnMessage":""}',
    });
    await api.untilBatchIs(batchId, name);

    await page.goto(`/batches?q=${batchId}`);
    const row = batchRow(page, batchId);
    expect(await cellsUnder(row, ['Status', 'Outcome', 'Lines', 'Requested', 'Done'])).toEqual(list);

    await row.locator('a').first().click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(batchId);
    const sums = page.getByRole('region', { name: 'Totals by currency and chain' }).getByRole('row').nth(1);
    const headings = ['Currency · chain', 'Requested', 'Done', 'Fee', 'Failed', 'Pending', 'Difference'];
    expect(await cellsUnder(sums, headings)).toEqual(totals);

    const table = page.getByRole('table', { name: 'Sub-orders of the batch, those that failed first' });
    await expect(table.getByRole('row')).toHaveCount(lines.length + 1);
    for (const [index, line] of lines.entries()) {
      const columns = ['Merchant withdraw ID', 'Status', 'Amount', 'Currency · chain', 'Done'];
      expect(await cellsUnder(table.getByRole('row').nth(index + 1), columns)).toEqual(line);
    }
  });
}

test('the example whose amount is a number shows that number', async ({ page, callbacks, api }) => {
  const batchId = messages.newBatchId();
  await callbacks.send(messages.structure(batchId));
  await api.untilBatchIs(batchId, 'SUCCESS');
  await page.goto(`/batches/gatepay/${batchId}`);
  const sums = page.getByRole('region', { name: 'Totals by currency and chain' }).getByRole('row').nth(1);
  expect(await cellsUnder(sums, ['Currency · chain', 'Requested'])).toEqual(['USDT', '2362.1']);
});

test('news in any order, each of it twice, leaves the batch that the right order leaves', async ({
  callbacks,
  api,
}) => {
  const stages = (batchId: string) => [
    messages.message(batchId, 'INIT'),
    messages.message(batchId, 'PROCESSING', [{ merchant_withdraw_id: 'W-1', status: 'PROCESSING' }]),
    messages.partial(batchId),
  ];
  const orders = [
    [0, 1, 2],
    [2, 1, 0],
    [1, 2, 0],
  ];
  const outcomes = [];
  for (const order of orders) {
    const batchId = messages.newBatchId();
    for (const at of [...order, ...order]) {
      expect(await callbacks.send(stages(batchId)[at] ?? '')).toMatchObject({ status: 200 });
    }
    await expect
      .poll(async () => {
        const told = await api.callbacksOf(batchId);
        const details = await Promise.all(told.map(({ id }) => api.callback(id)));
        return details.filter(({ applyState }) => applyState === 'applied').length;
      })
      .toBe(3);
    const batch = await api.batch(batchId);
    outcomes.push({
      status: batch?.status,
      outcome: batch?.outcome,
      totals: batch?.totals,
      lines: batch?.suborders
        .map(({ lineKey, status, amount, doneAmount }) => [lineKey, status, amount, doneAmount])
        .sort(),
      duplicates: (await api.callbacksOf(batchId)).map(({ duplicates }) => duplicates),
    });
  }
  expect(outcomes[0]).toMatchObject({ status: 'PARTIAL', outcome: 'partial', duplicates: [1, 1, 1] });
  expect(outcomes[1]).toEqual(outcomes[0]);
  expect(outcomes[2]).toEqual(outcomes[0]);
});

test('fifty copies at once are one callback, one batch, and fifty requests', async ({ page, callbacks, api }) => {
  const batchId = messages.newBatchId();
  const body = messages.succeeded(batchId);
  const answers = await Promise.all(Array.from({ length: 50 }, () => callbacks.send(body)));
  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
    new Set([JSON.stringify({ status: 200, body: '{"returnCode":"SUCCESS","returnMessage":""}' })]),
  );
  await api.untilBatchIs(batchId, 'SUCCESS');
  expect((await api.batch(batchId))?.timeline.map(({ kind, verdict }) => [kind, verdict])).toEqual(
    expect.arrayContaining([
      ['batch', 'opened'],
      ['suborder', 'opened'],
    ]),
  );

  await page.goto(`/callbacks?q=${batchId}`);
  const rows = page.getByRole('region', { name: 'Callbacks, newest first' }).getByRole('row');
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1)).toContainText('×50');
});
