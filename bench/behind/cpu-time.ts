import { readdir, readFile } from 'node:fs/promises';
import { fieldsAfterName } from '@/lib/platform/process-stat';

/** One process as `/proc/<pid>/stat` tells of it. */
export interface ProcessTime {
  parent: string;
  /** Its own CPU, and that of its children that have ended, in milliseconds. */
  ownMs: number;
  endedMs: number;
}

/** `sysconf(_SC_CLK_TCK)`, the same on every Linux that Node runs on. */
const ticksPerSecond = 100;

/** Pure: the fields of a `/proc/<pid>/stat` that count; null where it is none. */
export function parseProcessTime(stat: string): ProcessTime | null {
  const fields = fieldsAfterName(stat);
  const ms = (...places: number[]) =>
    places.reduce((sum, place) => sum + Number(fields[place]), 0) * (1_000 / ticksPerSecond);
  const [ownMs, endedMs, parent] = [ms(11, 12), ms(13, 14), fields[1]];
  return parent !== undefined && Number.isFinite(ownMs + endedMs) ? { parent, ownMs, endedMs } : null;
}

async function processTime(pid: string): Promise<ProcessTime | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat === '' ? null : parseProcessTime(stat);
}

/** CPU of one process so far in milliseconds; null where it cannot be read. */
export async function cpuOfProcess(pid: string | undefined): Promise<number | null> {
  return pid === undefined ? null : ((await processTime(pid))?.ownMs ?? null);
}

/**
 * CPU of all processes of a Postgres so far in milliseconds, ended ones included; `childPid` is any of them but the first. Those
 * of `without` are left out while they run. Null where it cannot be read.
 */
export async function cpuOfPostgres(childPid: string, without: readonly string[]): Promise<number | null> {
  const postmaster = (await processTime(childPid))?.parent;
  const ended = postmaster === undefined ? null : await processTime(postmaster);
  if (!ended) return null;
  let sumMs = ended.endedMs;
  for (const pid of await readdir('/proc')) {
    const one = /^\d+$/.test(pid) && !without.includes(pid) ? await processTime(pid) : null;
    if (one?.parent === postmaster) sumMs += one?.ownMs ?? 0;
  }
  return sumMs;
}
