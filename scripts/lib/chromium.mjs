import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';
import { packageBinary, run } from './run.mjs';
import { StepError } from './steps.mjs';

const downloadTimeoutMs = 3 * 60_000;
const aptTimeoutMs = 5 * 60_000;
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const macApps = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** True when the program starts at all: a download without its libraries does not. */
function runs(file) {
  try {
    execFileSync(file, ['--version', '--no-sandbox'], { stdio: 'ignore', timeout: 20_000 });
    return true;
  } catch {
    return false;
  }
}

function findOnMachine() {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const files = [...folders.flatMap((folder) => names.map((name) => path.join(folder, name))), ...macApps];
  return files.find((file) => existsSync(file) && runs(file)) ?? null;
}

async function findPlaywrights() {
  const { chromium } = await import('@playwright/test');
  const file = chromium.executablePath();
  return existsSync(file) && runs(file) ? file : null;
}

const logFile = (name) => path.join(root, 'dist', 'logs', `${name}.log`);

async function downloadPlaywrights() {
  const [node, playwright] = packageBinary('playwright', 'cli.js');
  await run('playwright install', node, [playwright, 'install', 'chromium'], {
    log: logFile('chromium-download'),
    timeoutMs: downloadTimeoutMs,
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' },
  });
  return findPlaywrights();
}

async function installDebians() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null;
  const options = { log: logFile('chromium-apt'), timeoutMs: aptTimeoutMs, env: { DEBIAN_FRONTEND: 'noninteractive' } };
  await run('apt-get update', 'apt-get', ['update'], options);
  await run('apt-get install', 'apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], options);
  return findOnMachine();
}

/**
 * Path of a Chromium that starts: CHROMIUM_PATH, else one on this machine, else Playwright's download, else (as root on
 * Debian) the distribution's package. Throws `StepError` saying what to set when there is none.
 */
export async function provideChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (existsSync(given) && runs(given)) return given;
    throw new StepError(`CHROMIUM_PATH is ${given}, which does not start as a browser.`);
  }
  const ways = [findOnMachine, findPlaywrights, downloadPlaywrights, installDebians];
  for (const way of ways) {
    const file = await Promise.resolve(way()).catch(() => null);
    if (file) return file;
  }
  throw new StepError(
    'No Chromium was found and none could be installed. Install Chromium or Chrome, or set CHROMIUM_PATH.',
  );
}
