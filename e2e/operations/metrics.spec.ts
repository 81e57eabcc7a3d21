import { newBatchId, succeeded } from '@/e2e/support/batch-messages';
import { test as base, expect } from '@/e2e/support/console-test';
import { parseExposition, sampleValue } from '@/e2e/support/exposition';
import { gatepaySender } from '@/e2e/support/gatepay-sender';
import { openOtlpReceiver } from '@/e2e/support/otlp-receiver';
import { type RunningConsole, startConsole } from '@/e2e/support/running-console';

const scraper = 'only-for-the-scraper-of-this-test';

interface Observed {
  observed: RunningConsole;
  receiver: Awaited<ReturnType<typeof openOtlpReceiver>>;
}

const test = base.extend<object, Observed>({
  receiver: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern.
    async ({}, use) => {
      const receiver = await openOtlpReceiver();
      await use(receiver);
      await receiver.close();
    },
    { scope: 'worker' },
  ],
  observed: [
    async ({ receiver }, use) => {
      const variables = { METRICS_TOKEN: scraper, OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, DRAIN_SECONDS: '2' };
      const console = await startConsole(variables);
      await use(console);
      await console.close();
    },
    { scope: 'worker', timeout: 240_000 },
  ],
});

test('a scrape tells of the server and of the worker beside it, and only to who may scrape', async ({ observed }) => {
  const url = `${observed.url}/api/metrics`;
  expect((await gatepaySender(observed.url, observed.gatepaySecret).send(succeeded(newBatchId()))).status).toBe(200);
  const scrape = async (token: string) => {
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/plain; version=0.0.4; charset=utf-8',
    ]);
    return parseExposition(await response.text());
  };
  const applied = { process: 'worker-1', result: 'applied' };
  await expect.poll(async () => sampleValue(await scrape(scraper), 'callback_console_applied_total', applied)).toBe(1);
  const samples = await scrape(observed.apiToken);
  const labels = { process: 'server', provider: 'gatepay', outcome: 'acknowledged' };
  expect(sampleValue(samples, 'callback_console_door_requests_total', labels)).toBe(1);
  expect(sampleValue(samples, 'callback_console_database_up')).toBe(1);
  expect((await fetch(url)).status).toBe(401);
  expect((await fetch(url, { headers: { authorization: 'Bearer wrong' } })).status).toBe(401);
});

test('one trace goes through two processes, and one that is told to stop says so before it does', async ({
  observed,
  receiver,
}) => {
  const sender = gatepaySender(observed.url, observed.gatepaySecret);
  expect((await sender.send(succeeded(newBatchId()))).status).toBe(200);
  process.kill(observed.pid(), 'SIGTERM');
  await expect
    .poll(async () => (await fetch(`${observed.url}/api/health/ready`)).json(), { intervals: [50] })
    .toEqual({ status: 'stopping' });
  expect((await fetch(`${observed.url}/api/health/live`)).status).toBe(200);
  expect((await sender.send(succeeded(newBatchId()))).status, 'the door is open until the end').toBe(200);
  const namesByTrace = () => {
    const traces = new Map<string, string[]>();
    for (const { traceId, name } of receiver.spans())
      traces.set(traceId, [...(traces.get(traceId) ?? []), name].sort());
    return [...traces.values()];
  };
  await expect.poll(namesByTrace).toContainEqual(['apply', 'callback door', 'store']);
});
