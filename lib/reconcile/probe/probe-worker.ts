import { randomUUID } from 'node:crypto';
import { openSendTools } from '@/lib/delivery/send-tools';
import type { Worker } from '@/lib/ledger/worker';
import type { Context } from '@/lib/platform/context';
import { isOutage } from '@/lib/platform/db/transaction';
import { onNudge } from '@/lib/platform/nudge';
import { secondMs } from '@/lib/platform/time';
import { makeProbeTokens } from './probe-tokens';
import { runProbesDue } from './run-probes-due';

export interface ProbeWorkerOptions {
  /** Questions of this process at once: one slow provider keeps one loop. */
  concurrency?: number;
  /** How long a loop without work sleeps unless it is nudged. */
  pollMs?: number;
}

const outageSleepMs = 5 * secondMs;

/** Asks providers until it is stopped. Any number of workers, in any number of processes, share the questions. */
export function startProbeWorker(
  ctx: Context,
  { concurrency = 4, pollMs = 2 * secondMs }: ProbeWorkerOptions = {},
): Worker {
  const workerId = randomUUID();
  const abort = new AbortController();
  const tools = { ...openSendTools(ctx.environment, { signal: abort.signal }), tokens: makeProbeTokens() };
  const sleepers = new Set<() => void>();
  let running = true;
  let nudges = 0;
  const wakeAll = () => {
    nudges += 1;
    for (const wake of [...sleepers]) wake();
  };
  const offNudge = onNudge('probe', wakeAll);

  const sleep = (sleepMs: number): Promise<void> =>
    new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, sleepMs);
      sleepers.add(wake);
    });

  const loop = async (): Promise<void> => {
    while (running) {
      const heard = nudges;
      try {
        const results = await runProbesDue(ctx, tools, { workerId, limit: 1 });
        if (results.length > 0) continue;
        if (running && heard === nudges) await sleep(pollMs * concurrency);
      } catch (error) {
        const words = isOutage(error) ? 'The database does not answer.' : 'The console made a mistake.';
        ctx.log.error({ workerId, error: words }, 'A provider could not be asked; the question stays');
        if (running) await sleep(outageSleepMs);
      }
    }
  };

  const loops = Array.from({ length: concurrency }, loop);
  return {
    async stop() {
      running = false;
      offNudge();
      // What is being asked ends as unreachable and is asked again.
      abort.abort();
      wakeAll();
      await Promise.all(loops);
      tools.close();
    },
  };
}
