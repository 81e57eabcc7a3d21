import { execFile } from 'node:child_process';
import path from 'node:path';
import { expect, test } from '@/e2e/support/console-test';

const root = path.resolve(import.meta.dirname, '../..');

interface Run {
  code: number;
  output: string;
}

function simulate(env: Record<string, string>, args: readonly string[]): Promise<Run> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['dist/simulate.js', ...args],
      { cwd: root, env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env } },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, output: `${stdout}${stderr}` }),
    );
  });
}

test('the simulator’s callbacks are answered as it expects, and its batch is in the console', async ({
  page,
  server,
}) => {
  const run = await simulate({ GATEPAY_API_SECRET: server.gatepaySecret }, [
    'gatepay',
    '--url',
    server.url,
    '--seed',
    '7',
    '--rate',
    '100',
  ]);
  expect(run.output).toContain('0 answered unexpectedly');
  expect(run.output).toContain('batch PARTIAL, bad signature');
  expect(run.code).toBe(0);
  const batches = page.getByRole('region', { name: 'Batches, the last opened first' }).locator('tbody tr');
  // A list moves only when it is asked to, and the worker may still be starting.
  await expect(async () => {
    await page.goto('/batches?status=PARTIAL');
    await expect(batches).not.toHaveCount(0, { timeout: 1_000 });
  }).toPass();
});

test('with another secret than the console’s every answer is unexpected, and the simulator says so', async ({
  server,
}) => {
  const run = await simulate({ GATEPAY_API_SECRET: 'another secret' }, [
    'gatepay',
    '--url',
    server.url,
    '--rate',
    '100',
  ]);
  expect(run.output).toContain('UNEXPECTED');
  expect(run.code).toBe(1);
});
