import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { createLog } from '@/lib/platform/log';
import { type BesideOptions, restartDelayMs, startBeside } from './beside-process';

const folder = await mkdtemp(path.join(os.tmpdir(), 'callback-console-beside-'));
afterAll(() => rm(folder, { recursive: true }));

/** Runs `source` beside us, and keeps what became of it; it says by a message that it runs. */
async function run(source: string, options: Partial<BesideOptions> = {}) {
  const file = path.join(folder, `${Math.random()}.mjs`);
  // Ends with us too, as all that a server brings along.
  await writeFile(file, `${source}\nprocess.stdin.once('end', () => process.exit()).resume();\nprocess.send('here');`);
  const seen = { pids: [] as number[], gone: [] as string[] };
  const beside = startBeside({
    program: 'worker',
    log: createLog('silent'),
    defaults: {},
    meanwhile: 'nothing is lost',
    script: [file],
    onStarted: (child) => child.once('message', () => seen.pids.push(child.pid ?? 0)),
    onGone: (why) => seen.gone.push(why),
    ...options,
  });
  onTestFinished(beside.stop);
  return { ...beside, seen };
}

test('a process that fails again and again is started less and less often, and never given up', () => {
  expect([1, 2, 3, 4].map(restartDelayMs)).toEqual([1_000, 2_000, 4_000, 8_000]);
  expect([6, 60, 600].map(restartDelayMs)).toEqual([30_000, 30_000, 30_000]);
});

test('one that dies is started again, and can be told things all the while', async () => {
  const { seen, tell, families } = await run('');
  await expect.poll(() => seen.pids.length).toBe(1);
  process.kill(seen.pids[0] ?? 0, 'SIGKILL');
  await expect.poll(() => seen.gone).toEqual(['SIGKILL']);
  tell({ is: 'nobody there' });
  expect(await families()).toBeNull();
  await expect.poll(() => seen.pids.length, { timeout: 60_000 }).toBe(2);
});

test('one that the system does not start is tried again, and its server goes on', async () => {
  // More than one variable may hold: starting it throws.
  const { seen, tell, families, stop } = await run('', { variables: () => ({ LONG: 'x'.repeat(1_000_000) }) });
  expect(seen.gone).toEqual([expect.stringContaining('E2BIG')]);
  await expect.poll(() => seen.gone.length, { timeout: 60_000 }).toBe(2);
  tell({ is: 'nobody there' });
  expect(await families()).toBeNull();
  await stop();
});

test.each([undefined, { please: 'end' }])(
  'one that is asked to end, by %j, and does not, is ended',
  async (endMessage) => {
    const source = "process.on('SIGTERM', () => undefined).on('message', () => undefined);";
    const { seen, stop } = await run(source, { endMsMax: 100, ...(endMessage && { endMessage }) });
    await expect.poll(() => seen.pids.length).toBe(1);
    await stop();
    expect(seen.gone).toEqual(['SIGKILL']);
    expect(() => process.kill(seen.pids[0] ?? 0, 0)).toThrow('ESRCH');
  },
);
