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
  // There was something to lose, and something was refused.
  expect(said).toMatch(/^Stored: [1-9]\d* callbacks, [1-9]\d* requests, [1-9]\d* deliveries, [1-9]\d* attempts\.$/m);
  expect(said).toMatch(/refused: .*[1-9]\d* × 503/);
  expect(said).toMatch(/^Compared with the right order: [1-9]\d* records\.$/m);
  expect(said).toMatch(/^Of one batch or transfer, .*: [1-9]\d* pairs\.$/m);
});
