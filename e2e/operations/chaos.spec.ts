import { execFile } from 'node:child_process';
import { expect, test } from '@playwright/test';

/** Another seed is another order: `npm run test:chaos -- --short --seed 2`. */
const seed = '1';

test('kill -9, a stopped database, cut connections, a wrong clock and copies at once lose nothing and double nothing', async () => {
  test.setTimeout(240_000);
  const said = await new Promise<string>((resolve) => {
    const args = ['chaos/run.mjs', '--short', '--seed', seed];
    execFile(process.execPath, args, (_error, stdout, stderr) => resolve(stdout + stderr));
  });
  expect(said).toMatch(/^0 violations\./m);
  expect(said).toContain('Faults: 6 of 6.');
});
