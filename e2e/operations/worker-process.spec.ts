import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { newBatchId, succeeded } from '@/e2e/support/batch-messages';
import { test as base, expect } from '@/e2e/support/console-test';
import { gatepaySender } from '@/e2e/support/gatepay-sender';
import { type RunningConsole, startConsole } from '@/e2e/support/running-console';

/** The workers that a console brought along. */
async function findWorkers(server: RunningConsole): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-ww', '-o', 'pid=,ppid=,args=']);
  return stdout.split('\n').flatMap((line) => {
    const [, pid, parent, args = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return Number(parent) === server.pid() && args.includes('beside.mjs') ? [Number(pid)] : [];
  });
}

base('a worker that dies is started again, and what came meanwhile is applied', async ({ server, callbacks, api }) => {
  await expect.poll(async () => (await findWorkers(server)).length).toBe(1);
  const [first = 0] = await findWorkers(server);
  process.kill(first, 'SIGKILL');
  const batchId = newBatchId();
  expect((await callbacks.send(succeeded(batchId))).status).toBe(200);
  await api.untilBatchIs(batchId, 'SUCCESS');
  expect(await findWorkers(server)).not.toContain(first);
});

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
  expect(await findWorkers(server)).toEqual([]);
  expect(await api.batch(batchId)).toBeNull();
});
