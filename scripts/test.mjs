#!/usr/bin/env node
// npm test: everything, from a bare clone, browser included. README, "Two commands".
import './lib/node-version.mjs';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { buildScreens, bundle } from './lib/build.mjs';
import { check, prepareFor, runBinary, runTests } from './lib/checks.mjs';
import { generate } from './lib/generate.mjs';
import { install } from './lib/install.mjs';
import { enterRoot, root } from './lib/root.mjs';
import { stopRunning } from './lib/run.mjs';
import { addTallies, describeTally, emptyTally, isGood, readPlaywright, readVitest } from './lib/tally.mjs';

const minuteMs = 60_000;
/** Three times what either takes on two cores: a run that hangs is ended and says so, a slow machine's is not. */
const testsMinutesMax = 25;
const reports = path.join(root, 'dist', 'logs');

/** Settings of somebody's console have no place in its tests. */
const consoleSettings = /^(DATABASE_URL|DATA_DIR|CONSOLE_|ADMIN_|OIDC_|FORWARD_|PORT$|HOST$|NODE_ENV$|LOG_LEVEL$)/;

let total = emptyTally;
const count = (tally) => {
  total = addTallies(total, tally);
  return tally.failed === 0;
};

function finish() {
  console.log(`\n${describeTally(total)}`);
  process.exit(isGood(total) ? 0 : 1);
}

async function runStatic() {
  count(
    await check('Lint and format', () =>
      runBinary('@biomejs/biome', 'bin/biome', ['ci', '--colors=off'], 2 * minuteMs),
    ),
  );
  count(
    await check('Types', async () => {
      await runBinary('next', 'dist/bin/next', ['typegen'], 2 * minuteMs);
      await runBinary('typescript', 'bin/tsc', ['--noEmit', '--pretty', 'false'], 5 * minuteMs);
    }),
  );
}

async function runVitest() {
  const report = path.join(reports, 'vitest.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  count(
    await runTests('Unit and database tests', {
      name: 'vitest',
      file: 'vitest.mjs',
      args,
      timeoutMs: testsMinutesMax * minuteMs,
      env: { NO_COLOR: '1' },
      report,
      read: readVitest,
    }),
  );
}

async function runBrowser() {
  const { provideChromium } = await import('./lib/chromium.mjs');
  const browser = { path: '' };
  const found = await prepareFor('Chromium', async () => {
    browser.path = await provideChromium();
  });
  if (!count(found)) return;
  const report = path.join(reports, 'playwright.json');
  count(
    await runTests('Browser tests', {
      name: '@playwright/test',
      file: 'cli.js',
      args: ['test', '--reporter=list,json'],
      timeoutMs: testsMinutesMax * minuteMs,
      env: { CHROMIUM_PATH: browser.path, PLAYWRIGHT_JSON_OUTPUT_NAME: report, NO_COLOR: '1' },
      report,
      read: readPlaywright,
    }),
  );
}

enterRoot();
for (const name of Object.keys(process.env)) if (consoleSettings.test(name)) delete process.env[name];
process.env.NEXT_TELEMETRY_DISABLED = '1';
process.once('SIGINT', () => stopRunning('SIGINT')).once('SIGTERM', () => stopRunning('SIGTERM'));

if (!count(await prepareFor('Packages', install))) finish();
if (!count(await prepareFor('Database client', generate))) finish();
await runStatic();
const built = count(await check('Server build', bundle)) && count(await check('Screens build', buildScreens));
await runVitest();
if (existsSync(path.join(root, 'playwright.config.ts'))) {
  if (built) await runBrowser();
  else console.log('The browser tests need a build and were not run.');
}
finish();
