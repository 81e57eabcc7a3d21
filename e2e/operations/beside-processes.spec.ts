import { execFile } from 'node:child_process';
import os from 'node:os';
import { promisify } from 'node:util';
import pg from 'pg';
import { newBatchId, succeeded } from '@/e2e/support/batch-messages';
import { test as base, expect } from '@/e2e/support/console-test';
import { parseExposition, sampleValue } from '@/e2e/support/exposition';
import { gatepaySender } from '@/e2e/support/gatepay-sender';
import { type RunningConsole, startConsole } from '@/e2e/support/running-console';

/** Processes of `program` that a console brought along. */
async function findBeside(server: RunningConsole, program: 'worker' | 'screens'): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-ww', '-o', 'pid=,ppid=,args=']);
  return stdout.split('\n').flatMap((line) => {
    const [, pid, parent, args = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return Number(parent) === server.pid() && args.trim().endsWith(`beside.mjs ${program}`) ? [Number(pid)] : [];
  });
}

base('a worker that dies is started again, and what came meanwhile is applied', async ({ server, callbacks, api }) => {
  await expect.poll(async () => (await findBeside(server, 'worker')).length).toBe(1);
  const [first = 0] = await findBeside(server, 'worker');
  process.kill(first, 'SIGKILL');
  const batchId = newBatchId();
  expect((await callbacks.send(succeeded(batchId))).status).toBe(200);
  await api.untilBatchIs(batchId, 'SUCCESS');
  expect(await findBeside(server, 'worker')).not.toContain(first);
});

/** Priorities of Postgres' processes that serve `application`; higher gives way. */
async function prioritiesOf(server: RunningConsole, application: string): Promise<number[]> {
  const client = new pg.Client({ connectionString: await server.databaseUrl() });
  await client.connect();
  try {
    const { rows } = await client.query<{ pid: number }>(
      'select pid from pg_stat_activity where application_name = $1',
      [application],
    );
    return rows.map(({ pid }) => os.getPriority(pid));
  } finally {
    await client.end();
  }
}

base('a worker gives way to the door, and Postgres while it works for it', async ({ server }) => {
  await expect.poll(async () => (await findBeside(server, 'worker')).length).toBe(1);
  const [worker = 0] = await findBeside(server, 'worker');
  const usual = os.getPriority(server.pid());
  await expect.poll(() => os.getPriority(worker)).toBe(usual + 5);
  // The server's and the screens' sessions have the same name as the worker's.
  await expect.poll(() => prioritiesOf(server, 'callback-console')).toContain(usual + 5);
  const door = await prioritiesOf(server, 'callback-console door');
  expect(door.length).toBeGreaterThan(0);
  expect(new Set(door)).toEqual(new Set([usual]));
});

base(
  'screens that die keep no callback waiting, and are there again by themselves',
  async ({ page, server, callbacks }) => {
    const [first = 0] = await findBeside(server, 'screens');
    process.kill(first, 'SIGSTOP');
    const batchId = newBatchId();
    expect((await callbacks.send(succeeded(batchId))).status, 'while they hang').toBe(200);
    expect((await fetch(`${server.url}/api/health/ready`)).status).toBe(200);
    process.kill(first, 'SIGKILL');
    expect((await callbacks.send(succeeded(newBatchId()))).status, 'while they are away').toBe(200);
    // Asked for before they are back: the browser waits for them.
    await expect.poll(() => findBeside(server, 'screens')).not.toContain(first);
    await page.goto('/callbacks');
    await expect(page.getByRole('link', { name: batchId }).first()).toBeVisible();
    const scrape = await fetch(`${server.url}/api/metrics`, {
      headers: { authorization: `Bearer ${server.apiToken}` },
    });
    const samples = parseExposition(await scrape.text());
    expect(sampleValue(samples, 'callback_console_screens_up', { process: 'server' })).toBe(1);
    expect(sampleValue(samples, 'process_resident_memory_bytes', { process: 'screens' })).toBeGreaterThan(0);
  },
);

const test = base.extend<object, { server: RunningConsole }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern.
    async ({}, use) => {
      const server = await startConsole({ WORKERS: '0' });
      await use(server);
      await server.close();
    },
    { scope: 'worker', timeout: 240_000 },
  ],
});

test('a server that brings no worker along answers and stores, and leaves the rest to others', async ({
  server,
  api,
}) => {
  const batchId = newBatchId();
  expect((await gatepaySender(server.url, server.gatepaySecret).send(succeeded(batchId))).status).toBe(200);
  expect(await api.callbacksOf(batchId)).toMatchObject([{ status: 'new' }]);
  expect(await findBeside(server, 'worker')).toEqual([]);
  expect(await api.batch(batchId)).toBeNull();
});
