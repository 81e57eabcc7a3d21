import { parentPort, workerData } from 'node:worker_threads';
import { createContext } from '@/lib/platform/boot';
import { readEnvironment } from '@/lib/platform/env';
import { type CopyShare, makeCopies } from './copy-share';
import { secretVariables } from './secret-variables';

/** What a thread is given. */
export interface ThreadData {
  databaseUrl: string;
  share: CopyShare;
}

/** A thread of its own (a bundle of its own): makes its share of the copies, and posts a message after each. */
const { databaseUrl, share }: ThreadData = workerData;
const environment = readEnvironment({ ...secretVariables(), LOG_LEVEL: 'error', ...process.env });
const ctx = await createContext(environment, databaseUrl);
await makeCopies(ctx, databaseUrl, share, () => parentPort?.postMessage('copied'));
await ctx.db.close();
