import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

/** A running Postgres of a data folder. */
export interface Postmaster {
  pid: number;
  port: number;
  /** The process that started it while that lives; null: it was left behind or is on its way out. */
  ownerPid: number | null;
}

const ownerSetting = 'callback_console.owner';

/** Setting that puts the owner's process id on Postgres' command line, where it is exactly as long-lived as Postgres. */
export const ownedBy = (pid: number) => ({ [ownerSetting]: String(pid) });

/** True while a process with this id exists, whoever's it is. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Like `isAlive`, but a killed process that its parent has not taken note of yet is dead. */
async function isRunning(pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return isAlive(pid);
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  // The state follows the name, which stands in parentheses and may hold any character.
  return line !== null && !/\) [ZX] [^)]*$/.test(line);
}

async function readCommand(pid: number): Promise<string> {
  if (process.platform === 'linux') {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    return line.replaceAll('\0', ' ');
  }
  const ps = promisify(execFile)('ps', ['-ww', '-o', 'command=', '-p', String(pid)]);
  return ps.then(({ stdout }) => stdout).catch(() => '');
}

/**
 * The Postgres that runs on `folder`, else null. Process ids are used again, after a restart of a container at once,
 * so the process named in `postmaster.pid` counts only when its command line is that of Postgres on this folder.
 */
export async function findPostmaster(folder: string): Promise<Postmaster | null> {
  const lines = (await readFile(path.join(folder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!(pid > 0)) return null;
  const command = await readCommand(pid);
  if (!command.includes('postgres') || !command.includes(`-D ${folder} `)) return null;
  const ownerPid = Number(new RegExp(`${ownerSetting}=(\\d+)`).exec(command)?.[1]);
  return { pid, port, ownerPid: ownerPid > 0 && (await isRunning(ownerPid)) ? ownerPid : null };
}

/**
 * Removes the lock file of a killed Postgres whose process id is another program's by now: Postgres would take that
 * for itself and refuse to start. In every other case Postgres judges its lock file better than we could.
 */
export async function removeMistakenLock(folder: string): Promise<void> {
  const file = path.join(folder, 'postmaster.pid');
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0]);
  if (!(pid > 0) || !isAlive(pid)) return;
  const command = await readCommand(pid);
  if (command !== '' && !command.includes('postgres')) await rm(file, { force: true });
}
