import { randomBytes } from 'node:crypto';
import { expectAccessible, expectNoSidewaysScroll } from '@/e2e/support/accessibility';
import * as messages from '@/e2e/support/batch-messages';
import { test as base, expect } from '@/e2e/support/console-test';
import { loseCalls } from '@/e2e/support/hold-call';
import { type GatepayApi, openGatepayApi } from '@/e2e/support/provider-apis/gatepay-api';
import { startConsole } from '@/e2e/support/running-console';

const clientId = 'client-of-this-test-run';
const gatepaySecret = `gatepay-secret-${randomBytes(16).toString('hex')}`;

/** A console whose GatePay is a local one that behaves as its pages say. */
const test = base.extend<object, { gatepay: GatepayApi }>({
  gatepay: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern.
    async ({}, use) => {
      const api = await openGatepayApi({ secret: gatepaySecret, clientId });
      await use(api);
      await api.close();
    },
    { scope: 'worker' },
  ],
  server: [
    async ({ gatepay }, use) => {
      const server = await startConsole({
        GATEPAY_API_SECRET: gatepaySecret,
        GATEPAY_CLIENT_ID: clientId,
        GATEPAY_QUERY_URL: gatepay.url,
        ALLOW_PRIVATE_DESTINATIONS: '1',
      });
      await use({ ...server, gatepaySecret });
      await server.close();
    },
    { scope: 'worker', timeout: 240_000 },
  ],
});

const lineId = '1526052914503263472';

function queried(batchId: string, status: string, lineStatus: string) {
  const line = { merchant_withdraw_id: lineId, currency: 'USDC', chain: 'BASEEVM', amount: '0.1', status: lineStatus };
  return { batch_id: batchId, client_id: clientId, status, withdraw_list: [{ ...line, id: 1, fee: '0.0499' }] };
}

test('a person asks the provider: a newer state is applied and marked, then both agree', async ({
  page,
  callbacks,
  api,
  gatepay,
  problems,
}) => {
  problems.allow(/ERR_CONNECTION_REFUSED/);
  const batchId = messages.newBatchId();
  await callbacks.send(messages.message(batchId, 'PROCESSING', [{ merchant_withdraw_id: lineId, amount: '0.1' }]));
  await api.untilBatchIs(batchId, 'PROCESSING');
  gatepay.holds(batchId, queried(batchId, 'SUCCESS', 'DONE'));

  await page.goto(`/batches/gatepay/${batchId}`);
  const probes = page.getByRole('region', { name: 'Asked the provider' });
  await expect(probes).toContainText('It was not asked about this yet.');
  const found = await loseCalls(page);
  await probes.getByRole('button', { name: 'Ask the provider' }).click();
  await expect(probes.getByRole('alert')).toContainText('The console did not answer');
  await found();
  await probes.getByRole('button', { name: 'Ask the provider' }).click();
  await expect(probes).toContainText('The provider told more than was known; it was applied.');
  const status = probes.getByRole('region', { name: /ours and theirs/ }).getByRole('row', { name: /^status/ });
  await expect(status).toContainText('PROCESSING');
  await expect(status).toContainText('SUCCESS');
  await probes.getByText('Question and answer').click();
  await expect(probes).toContainText(`{"batch_id":"${batchId}","detail_status":"ALL"}`);
  await api.untilBatchIs(batchId, 'SUCCESS');

  await probes.getByRole('button', { name: 'Ask the provider' }).click();
  await expect(probes).toContainText('The provider says the same as its callbacks.');

  await probes.getByRole('link', { name: /^Callback / }).click();
  await expect(page.getByText('From a probe', { exact: true }).first()).toBeVisible();
  await page.getByRole('link', { name: 'Related' }).click();
  await expect(page.getByRole('region', { name: 'Asked the provider' })).toContainText('Question and answer');
  expect(await page.content()).not.toContain(gatepaySecret);
});

test('a provider that says otherwise opens an issue with both sides; one that knows nothing of it is no silence', async ({
  page,
  callbacks,
  api,
  gatepay,
}) => {
  const batchId = messages.newBatchId();
  await callbacks.send(messages.succeeded(batchId));
  await api.untilBatchIs(batchId, 'SUCCESS');
  gatepay.holds(batchId, queried(batchId, 'FAIL', 'FAIL'));
  await page.goto(`/batches/gatepay/${batchId}`);
  const probes = page.getByRole('region', { name: 'Asked the provider' });
  await probes.getByRole('button', { name: 'Ask the provider' }).click();
  await expect(probes).toContainText(/The provider says otherwise in \d facts\./);
  await page.reload();
  await expect(page.getByRole('region', { name: 'Issues' })).toContainText('Provider says otherwise');
  await probes.getByText('Question and answer').click();
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 800 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1280, height: 800 });

  const unknown = messages.newBatchId();
  await callbacks.send(messages.succeeded(unknown));
  await api.untilBatchIs(unknown, 'SUCCESS');
  await page.goto(`/batches/gatepay/${unknown}`);
  await probes.getByRole('button', { name: 'Ask the provider' }).click();
  await expect(probes).toContainText('The provider answered that it knows no such record.');
});

test('over the API a probe is asked for, read until it is answered, and holds its evidence', async ({
  callbacks,
  api,
  gatepay,
}) => {
  const batchId = messages.newBatchId();
  await callbacks.send(messages.succeeded(batchId));
  await api.untilBatchIs(batchId, 'SUCCESS');
  gatepay.holds(batchId, queried(batchId, 'SUCCESS', 'DONE'));
  const [callback] = await api.callbacksOf(batchId);
  const asked = await api.post('probes', { subject: `callback:${callback?.id}`, reason: 'month end' });
  expect(asked.status).toBe(201);
  const probe: { id: string; subject: string } = await asked.json();
  expect(probe).toMatchObject({ resource: 'withdraw', resourceId: batchId, reason: 'month end', trigger: 'asked' });
  expect(probe.subject).toMatch(/^batch:\d+$/);
  await expect.poll(async () => (await (await api.get(`probes/${probe.id}`)).json()).state).toBe('answered');
  const answered = await (await api.get(`probes/${probe.id}`)).json();
  expect(answered).toMatchObject({ statusCode: 200, evidence: { response: { statusCode: 200 } } });
  expect(JSON.stringify(answered)).not.toContain(gatepaySecret);
  const list = await (await api.get(`probes?subject=${probe.subject}`)).json();
  expect(list).toMatchObject({ subject: probe.subject, notAskable: null, data: [{ id: probe.id }] });
  expect((await api.post('probes', { subject: 'batch:999999' })).status).toBe(404);
});
