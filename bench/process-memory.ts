import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** Resident memory in MB of a program's process and of those that it brought along, by what each is. */
export const memorySchema = z.record(z.string(), z.number());
export type Memory = z.infer<typeof memorySchema>;

/** A process that a server brought along (`scripts/beside.mjs`). */
export interface Beside {
  program: string;
  pid: string;
}

/** Pure: what `/proc/<pid>/cmdline` says is run; null for what is no process of the console beside its server. */
export function besideProgram(commandLine: string): string | null {
  return /beside\.mjs\0(\w+)\0?$/.exec(commandLine)?.[1] ?? null;
}

/** Pure: kB that `/proc/<pid>/status` says are resident, in MB; null where it does not say. */
export function residentOf(status: string): number | null {
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(status)?.[1];
  return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
}

/** Pure: the largest of each, over several measurements. */
export function largestMemory(all: readonly Memory[]): Memory {
  const largest: Record<string, number> = {};
  for (const memory of all) {
    for (const [name, mb] of Object.entries(memory)) largest[name] = Math.max(mb, largest[name] ?? 0);
  }
  return largest;
}

/** Pure: for people: the server first, what it brought along by name. */
export function memoryText(memory: Memory): string {
  const { server, ...others } = memory;
  const named = Object.entries(others).map(([name, mb]) => `${name} ${mb}`);
  return [server === undefined ? '—' : String(server), ...named].join(' + ');
}

const read = (path: string) => readFile(path, 'utf8').catch(() => '');

/** What the process `pid` brought along and runs now; nothing off Linux. */
export async function findBeside(pid: number | undefined): Promise<Beside[]> {
  const children = (await read(`/proc/${pid}/task/${pid}/children`)).split(' ').filter((child) => child !== '');
  const found = await Promise.all(
    children.map(async (child) => ({ pid: child, program: besideProgram(await read(`/proc/${child}/cmdline`)) })),
  );
  return found.flatMap(({ program, pid: child }) => (program === null ? [] : [{ program, pid: child }]));
}

/** Memory of the process `pid` (`server`) and of what it brought along; what cannot be read is left out. */
export async function memoryOf(pid: number | undefined): Promise<Memory> {
  const memory: Record<string, number> = {};
  for (const one of [{ program: 'server', pid: String(pid) }, ...(await findBeside(pid))]) {
    const mb = residentOf(await read(`/proc/${one.pid}/status`));
    if (mb !== null) memory[one.program] = Math.max(mb, memory[one.program] ?? 0);
  }
  return memory;
}
