import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';
import { run } from './run.mjs';
import { StepError } from './steps.mjs';

const aptTimeoutMs = 5 * 60_000;
const usualFolders = ['/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin'];

function find() {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), ...usualFolders];
  return folders.map((folder) => path.join(folder, 'pgbouncer')).find((file) => existsSync(file)) ?? null;
}

/** Path of pgbouncer: one on this machine, else (as root on Debian) the distribution's package. Throws `StepError` where there is none. */
export async function providePgbouncer() {
  const found = find();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const log = path.join(root, 'dist', 'logs', 'pgbouncer-apt.log');
    const options = { log, timeoutMs: aptTimeoutMs, env: { DEBIAN_FRONTEND: 'noninteractive' } };
    await run('apt-get update', 'apt-get', ['update'], options);
    await run('apt-get install', 'apt-get', ['install', '-y', '--no-install-recommends', 'pgbouncer'], options);
  }
  const installed = find();
  if (installed) return installed;
  throw new StepError('There is no pgbouncer here, and none could be installed. Install it to run this part.');
}
