import { Worker } from 'node:worker_threads';
import { type CopyShare, makeCopies } from './copy-share';
import type { ThreadData } from './copy-thread';
import type { SealTools } from './seal-copy';

/** Threads that copies are made by; null: this one alone makes them. */
export interface FillThreads {
  /** The bundle of `copy-thread.ts`. */
  file: string;
  count: number;
}

function runThread(file: string, workerData: ThreadData, onDone: () => void): Promise<void> {
  const thread = new Worker(file, { workerData });
  return new Promise((resolve, reject) => {
    thread.on('message', onDone);
    thread.once('error', reject);
    thread.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`A thread ended with ${code}.`))));
  });
}

/** Makes all copies of the cast, the newest first and in turn by each thread, so that all of them come to the end together. */
export async function makeAllCopies(
  tools: SealTools,
  databaseUrl: string,
  given: Omit<CopyShare, 'numbers'>,
  { threads, onDone }: { threads: FillThreads | null; onDone: () => void },
): Promise<void> {
  const all = Array.from({ length: given.state.copies - 1 }, (_, index) => given.state.copies - 1 - index);
  if (threads === null) return makeCopies(tools, databaseUrl, { ...given, numbers: all }, onDone);
  const { count, file } = threads;
  const shares = Array.from({ length: count }, (_, thread) => all.filter((number) => number % count === thread));
  await Promise.all(shares.map((numbers) => runThread(file, { databaseUrl, share: { ...given, numbers } }, onDone)));
}
