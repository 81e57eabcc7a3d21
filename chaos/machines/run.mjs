#!/usr/bin/env node
// npm run test:machines [-- database direct pooled backup]: several servers and workers on one Postgres. docs/operations.md.
import path from 'node:path';
import '../../scripts/lib/node-version.mjs';
import { bundleProgram } from '../../scripts/lib/build.mjs';
import { check, prepareFor, runTests } from '../../scripts/lib/checks.mjs';
import { provideChromium } from '../../scripts/lib/chromium.mjs';
import { providePgbouncer } from '../../scripts/lib/pgbouncer.mjs';
import { prepare } from '../../scripts/lib/prepare.mjs';
import { enterRoot, root } from '../../scripts/lib/root.mjs';
import { addTallies, describeTally, emptyTally, isGood, readPlaywright, readVitest } from '../../scripts/lib/tally.mjs';

const minuteMs = 60_000;
const reports = path.join(root, 'dist', 'logs');
/**
 * All of the API and the screens, and what strangers try. The rest of `e2e/operations` is about single processes and their data: what
 * `metrics.spec.ts` reads each process counts of itself, so that behind a balancer it is told by whichever answers, and the one server
 * that it tells to stop is not the one that it asks whether it does.
 */
const specs = ['e2e/api', 'e2e/console', 'e2e/operations/strangers.spec.ts'];
/** What starts, stops, copies and reads a Postgres of its own, which nobody has put a pooler before. */
const notPooled = ['lib/platform/db/embedded/**'];
/** As in scripts/test.mjs: three times what it takes on two cores. */
const screensMinutesMax = 40;

const parts = ['database', 'direct', 'pooled', 'backup'];
const chosen = process.argv.slice(2).filter((name) => parts.includes(name));
const wants = (part) => chosen.length === 0 || chosen.includes(part);

let total = emptyTally;
const count = (tally) => {
  total = addTallies(total, tally);
  return tally.failed === 0;
};
/** What cannot run here is counted, so that nobody takes it for passed. */
const leaveOut = (title, why) => {
  console.log(`– ${title}: not run. ${why}`);
  count({ ...emptyTally, skipped: 1 });
};

async function runDatabaseTests(postgres, pooler) {
  const report = path.join(reports, 'machines-vitest.json');
  const outputs = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const args = ['run', '--project=database', ...notPooled.map((files) => `--exclude=${files}`), ...outputs];
  const env = { NO_COLOR: '1', TEST_DATABASE_URL: postgres.testsUrl, TEST_DATABASE_POOLER_PORT: String(pooler.port) };
  const options = { name: 'vitest', file: 'vitest.mjs', args, timeoutMs: 20 * minuteMs, env, report, read: readVitest };
  count(await runTests('Database tests through pgbouncer', options));
}

async function runScreens(title, postgres, pooler, chromium) {
  const report = path.join(reports, 'machines-playwright.json');
  const fleet = { TEST_FLEET_POSTGRES: postgres.url, TEST_FLEET_POOLER_PORT: pooler ? String(pooler.port) : '' };
  const env = { ...fleet, CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: report, NO_COLOR: '1' };
  const args = ['test', '--reporter=list,json', ...specs];
  const shared = { name: '@playwright/test', file: 'cli.js', args, timeoutMs: screensMinutesMax * minuteMs };
  count(await runTests(title, { ...shared, env, report, read: readPlaywright }));
}

enterRoot();
await prepare({ screens: true });
await bundleProgram('machines', 'chaos/machines/parts.ts');
const { openExternalPostgres, openPooler, proveBackup } = await import(path.join(root, 'dist/machines.js'));
const postgres = await openExternalPostgres();
console.log(`Two servers and two workers on Postgres ${postgres.version}\n`);
const found = { pgbouncer: null, chromium: '' };
let pooler = null;
try {
  found.pgbouncer = await providePgbouncer().catch(() => null);
  if (found.pgbouncer) pooler = await openPooler(found.pgbouncer, postgres);
  const why = 'There is no pgbouncer here and none could be installed.';
  if (wants('database')) {
    if (pooler) await runDatabaseTests(postgres, pooler);
    else leaveOut('Database tests through pgbouncer', why);
  }
  if (wants('direct') || wants('pooled')) {
    count(
      await prepareFor('Chromium', async () => {
        found.chromium = await provideChromium();
      }),
    );
  }
  if (wants('direct')) await runScreens('API and browser tests behind a balancer', postgres, null, found.chromium);
  if (wants('pooled')) {
    if (pooler) await runScreens('The same through pgbouncer', postgres, pooler, found.chromium);
    else leaveOut('The same through pgbouncer', why);
  }
  if (wants('backup')) {
    const backup = { result: null };
    const tally = await check('Backup under load, restore, and everything once more', async () => {
      backup.result = await proveBackup(postgres);
      return backup.result.words;
    });
    if (backup.result?.ran === false) leaveOut('Backup and restore', backup.result.words);
    else count(tally);
  }
} finally {
  await pooler?.close();
  await postgres.close();
}
console.log(`\n${describeTally(total)}`);
process.exit(isGood(total) ? 0 : 1);
