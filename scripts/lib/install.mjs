import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';
import { run } from './run.mjs';

const lockFile = path.join(root, 'package-lock.json');
const installedLockFile = path.join(root, 'node_modules', '.package-lock.json');
const stampFile = path.join(root, 'node_modules', '.callback-console');
const installTimeoutMs = 15 * 60_000;

const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : null);

/** True when what npm says it installed is what the lock file asks for: an `npm install` by hand counts too. */
function isInstalled(lock) {
  const installed = read(installedLockFile);
  if (installed === null) return false;
  const present = JSON.parse(installed).packages;
  return Object.entries(JSON.parse(lock).packages).every(([where, wanted]) => {
    if (where === '' || wanted.link) return true;
    const found = present[where];
    // Optional packages of other platforms are left out by npm.
    if (found === undefined) return wanted.optional === true;
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

/** Installs exactly what package-lock.json says, when that is not installed yet. Packages' own scripts are not run. */
export async function install() {
  const lock = readFileSync(lockFile, 'utf8');
  const hash = createHash('sha256').update(lock).digest('hex');
  if (read(stampFile) === hash) return 'unchanged';
  if (!isInstalled(lock)) {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    await run('npm ci', npm, ['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund'], {
      log: path.join(root, 'dist', 'logs', 'install.log'),
      timeoutMs: installTimeoutMs,
      // An npm that runs us hands its own settings down; these two would change what is installed.
      env: { NODE_ENV: '', npm_config_omit: '' },
    });
  }
  writeFileSync(stampFile, hash);
  return undefined;
}
