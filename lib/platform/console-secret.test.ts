import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, expect } from 'vitest';
import { resolveConsoleSecret, splitSecrets } from './console-secret';
import { readEnvironment } from './env';
import { StartUpError } from './errors';

const test = base.extend('dataDir', async ({ task }, { onCleanup }) => {
  const folder = await mkdtemp(path.join(tmpdir(), `callback-console-${task.id}-`));
  onCleanup(() => rm(folder, { recursive: true }));
  return folder;
});

test('a generated secret is the same for every process on the folder and readable by its owner only', async ({
  dataDir,
}) => {
  const environment = readEnvironment({ DATA_DIR: dataDir });
  const secrets = await Promise.all(Array.from({ length: 20 }, () => resolveConsoleSecret(environment)));
  expect(new Set(secrets).size).toBe(1);
  const file = path.join(dataDir, 'console-secret');
  expect((await readFile(file, 'utf8')).trim()).toBe(secrets[0]);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('a shared database in production demands CONSOLE_SECRET', async ({ dataDir }) => {
  const shared = { DATA_DIR: dataDir, NODE_ENV: 'production', DATABASE_URL: 'postgresql://db/console' };
  await expect(resolveConsoleSecret(readEnvironment(shared))).rejects.toThrow(StartUpError);
  const given = readEnvironment({ ...shared, CONSOLE_SECRET: 'a long text' });
  await expect(resolveConsoleSecret(given)).resolves.toBe('a long text');
});

test('the current secret comes first, earlier ones behind it', () => {
  expect(splitSecrets(' new, old ,older')).toEqual(['new', 'old', 'older']);
  expect(() => splitSecrets(' , ')).toThrow(StartUpError);
});
