import * as messages from '@/e2e/support/batch-messages';
import { expect, test } from '@/e2e/support/console-test';
import { flipOneDigit } from '@/e2e/support/gatepay-sender';
import { signInAs } from '@/e2e/support/join-console';

test('one flipped byte is refused, and found among the rejected with its cause and its bytes', async ({
  page,
  callbacks,
  api,
}) => {
  const batchId = messages.newBatchId();
  const body = messages.succeeded(batchId);
  const answer = await callbacks.send(body, { alter: flipOneDigit });
  expect(answer.status).toBe(401);
  expect(JSON.parse(answer.body)).toEqual({ error: expect.any(String) });
  expect(await api.callbacksOf(batchId)).toEqual([]);
  expect(await api.batch(batchId)).toBeNull();

  await page.goto('/');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Rejected' }).click();
  const list = page.getByRole('region', { name: 'Rejected requests, newest first' });
  const row = list.getByRole('row').nth(1);
  await expect(row).toContainText('Signature does not match');
  await row.getByRole('link').click();
  await expect(page.getByRole('region', { name: 'Signature does not match' })).toContainText('What to do:');
  const bytes = page.getByRole('region', { name: 'Raw body' });
  await expect(bytes).toContainText(batchId);
  expect(await bytes.locator('pre').textContent()).toBe(flipOneDigit(Buffer.from(body)).toString());
});

test('another secret, and none at all, are refused with causes of their own', async ({ page, callbacks, server }) => {
  const body = messages.succeeded(messages.newBatchId());
  expect(await callbacks.send(body, { secret: 'a secret of somebody else' })).toMatchObject({ status: 401 });
  const unsigned = await fetch(`${server.url}/api/callbacks/gatepay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  expect(unsigned.status).toBe(401);

  await page.goto('/rejected?cause=signature_missing');
  const rows = page.getByRole('region', { name: 'Rejected requests, newest first' }).getByRole('row');
  await expect(rows.nth(1)).toContainText('Signature missing');
  await expect(rows.filter({ hasText: 'Signature does not match' })).toHaveCount(0);
});

test('what to do about a request is what its reader can do where its account is changed', async ({
  page,
  browser,
  server,
  callbacks,
}) => {
  await callbacks.send(messages.succeeded(messages.newBatchId()), { secret: 'a secret of somebody else' });
  const storageState = await signInAs(page, server, { name: 'Vesna', role: 'viewer' });
  await page.goto('/rejected?cause=signature_mismatch');
  const row = page.getByRole('region', { name: 'Rejected requests, newest first' }).getByRole('row').nth(1);
  await expect(row).not.toContainText('under Providers');
  await row.getByRole('link').click();
  const cause = page.getByRole('region', { name: 'Signature does not match' });
  await expect(cause).toContainText('add the new one to GATEPAY_API_SECRET and start the console again');
  await expect(cause).toContainText('Then verify this request again.');
  await page.getByRole('button', { name: 'Verify again' }).click();
  await expect(page.getByText('Still refused: signature does not match')).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText('under Providers');

  const context = await browser.newContext({ baseURL: server.url, storageState });
  const theirs = await context.newPage();
  await theirs.goto(page.url());
  await expect(theirs.getByRole('region', { name: 'Signature does not match' })).toContainText(
    'ask an admin to add the new one to GATEPAY_API_SECRET and start the console again, for variables set this account. Then an operator or admin can verify this request again.',
  );
  await context.close();
});

test('a rejected request changes nothing that a genuine one said', async ({ callbacks, api }) => {
  const batchId = messages.newBatchId();
  await callbacks.send(messages.failed(batchId));
  await api.untilBatchIs(batchId, 'FAIL');
  await callbacks.send(messages.succeeded(batchId), { secret: 'a secret of somebody else' });
  const batch = await api.batch(batchId);
  expect(batch).toMatchObject({ status: 'FAIL', conflicted: false, timeline: expect.any(Array) });
  expect(batch?.timeline).toHaveLength(2);
});
