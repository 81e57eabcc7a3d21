import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** Memory in MB of a program's process and of those that it brought along, by what each is. */
export const memorySchema = z.record(z.string(), z.number());
export type Memory = z.infer<typeof memorySchema>;

/** What a program's processes take at one instant, and the most that each has taken since it began. */
export interface MemoryTaken {
  /** What cannot be read is left out. */
  memoryMb: Memory;
  /** Null where the system keeps no such figure of all of them (off Linux). */
  peakMb: Memory | null;
}

/** A process that a server brought along (`scripts/beside.mjs`). */
export interface Beside {
  program: string;
  pid: string;
}

/** Pure: what `/proc/<pid>/cmdline` says is run; null for what is no process of the console beside its server. */
export function besideProgram(commandLine: string): string | null {
  return /beside\.mjs\0(\w+)\0?$/.exec(commandLine)?.[1] ?? null;
}

function megabytes(status: string, field: 'VmRSS' | 'VmHWM'): number | null {
  const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1];
  return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
}

/** Pure: MB that `/proc/<pid>/status` says are resident; null where it does not say. */
export function residentOf(status: string): number | null {
  return megabytes(status, 'VmRSS');
}

/** Pure: the most MB that were ever resident, by `/proc/<pid>/status`; null where it does not say. */
export function peakOf(status: string): number | null {
  return megabytes(status, 'VmHWM');
}

/** Pure: the largest of each, over several measurements. */
export function largestMemory(all: readonly Memory[]): Memory {
  const largest: Record<string, number> = {};
  for (const memory of all) {
    for (const [name, mb] of Object.entries(memory)) largest[name] = Math.max(mb, largest[name] ?? 0);
  }
  return largest;
}

/** Pure: the largest of each over several measurements, and the largest peaks; these are known where all of them are. */
export function largestTaken(all: readonly MemoryTaken[]): MemoryTaken {
  const peaks = all.flatMap(({ peakMb }) => (peakMb === null ? [] : [peakMb]));
  return {
    memoryMb: largestMemory(all.map(({ memoryMb }) => memoryMb)),
    peakMb: peaks.length === all.length ? largestMemory(peaks) : null,
  };
}

/** Pure: for people: the server first, what it brought along by name. */
export function memoryText(memory: Memory): string {
  const { server, ...others } = memory;
  const named = Object.entries(others).map(([name, mb]) => `${name} ${mb}`);
  return [server === undefined ? '—' : String(server), ...named].join(' + ');
}

/** Pure: for people: what was taken at the end, and at most where that is known. */
export function memoryTakenText({ memoryMb, peakMb }: { memoryMb: Memory; peakMb: Memory | null }): string {
  return peakMb ? `${memoryText(memoryMb)} at the end, ${memoryText(peakMb)} at most` : memoryText(memoryMb);
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

/** Memory of the process `pid` (`server`) and of what it brought along. */
export async function memoryOf(pid: number | undefined): Promise<MemoryTaken> {
  const memory: Record<string, number> = {};
  const peaks: Record<string, number> = {};
  let isPeakKnown = true;
  for (const one of [{ program: 'server', pid: String(pid) }, ...(await findBeside(pid))]) {
    const status = await read(`/proc/${one.pid}/status`);
    const [mb, peak] = [residentOf(status), peakOf(status)];
    if (mb !== null) memory[one.program] = Math.max(mb, memory[one.program] ?? 0);
    if (peak !== null) peaks[one.program] = Math.max(peak, peaks[one.program] ?? 0);
    isPeakKnown &&= peak !== null;
  }
  return { memoryMb: memory, peakMb: isPeakKnown ? peaks : null };
}
