import { readdir, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { fieldsAfterName } from './process-stat';

const niceMax = os.constants.priority.PRIORITY_LOW;
/** Linux takes one such change in a tenth of a second from everybody who is not root, and refuses the others. */
const [triesMax, retryMs, retrySpreadMs] = [20, 100, 400];

/** Pure: whether `/proc/<pid>/stat` is of a process that leads a session, and so shares its part of the processors with nobody else. */
export function leadsSession(stat: string): boolean {
  const session = fieldsAfterName(stat)[3];
  return session !== undefined && stat.startsWith(`${session} `);
}

/** Pure: the value in what `/proc/<pid>/autogroup` says; null where it says none. */
export function niceOfGroup(autogroup: string): number | null {
  const nice = / nice (-?\d+)\s*$/.exec(autogroup)?.[1];
  return nice === undefined ? null : Number(nice);
}

async function lowerGroup(pid: number, by: number): Promise<void> {
  if (!leadsSession(await readFile(`/proc/${pid}/stat`, 'latin1'))) return;
  const nice = niceOfGroup(await readFile(`/proc/${pid}/autogroup`, 'latin1'));
  if (nice === null) return;
  for (let tries = 1; ; tries += 1) {
    try {
      return await writeFile(`/proc/${pid}/autogroup`, String(Math.min(nice + by, niceMax)));
    } catch (error) {
      const comesTooSoon = error instanceof Error && 'code' in error && error.code === 'EAGAIN';
      if (!comesTooSoon || tries === triesMax) throw error;
      await delay(retryMs + Math.random() * retrySpreadMs, undefined, { ref: false });
    }
  }
}

/** Linux counts `nice` by thread; threads that come later have it from who starts them. */
async function threadsOf(pid: number): Promise<number[]> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  return threads.length === 0 ? [pid] : threads.map(Number);
}

/**
 * Has process `pid` give way to others by `by` steps of `nice` where the processors are busy. Where Linux shares them by session first
 * (`kernel.sched_autogroup_enabled`, usual outside containers), a step counts within one session only and says nothing to the
 * rest of the machine: there the session gives way too, if it is led by that process. As far as the system allows; never rejects.
 */
export async function lowerPriority(pid: number, by: number): Promise<void> {
  try {
    const nice = Math.min(os.getPriority(pid) + by, niceMax);
    for (const thread of await threadsOf(pid)) os.setPriority(thread, nice);
    await lowerGroup(pid, by);
  } catch {
    // It belongs to somebody else, or is gone, or the system knows no such thing: all are served alike then.
  }
}
