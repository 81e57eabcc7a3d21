import { errorClass as faultClass } from '@/lib/ledger/apply/error-class';
import type { Context } from '@/lib/platform/context';
import { isOutage } from '@/lib/platform/db/transaction';
import { onNudge } from '@/lib/platform/nudge';
import { secondMs } from '@/lib/platform/time';
import { runReplays } from './run-replays';

export interface ReplayRunner {
  /** Starts no further round; resolves when the running one is written. */
  stop(): Promise<void>;
}

/** Between rounds while a replay runs: often enough that its speed is even. */
const stepMs = 200;
/** Without one. */
const idleMs = 2 * secondMs;

/**
 * Runs bulk replays until it is stopped, one small transaction at a time. Any number of runners, in any number of processes,
 * share them. Without the database it waits, says so once, and goes on when it is back.
 */
export function startReplayRunner(ctx: Context): ReplayRunner {
  let stopping = false;
  let away = false;
  let nudged = false;
  let wake: () => void = () => undefined;
  const offNudge = onNudge('replay', () => {
    nudged = true;
    wake();
  });
  const sleep = (sleepMs: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, sleepMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const loop = async (): Promise<void> => {
    while (!stopping) {
      let sleepMs = idleMs;
      nudged = false;
      try {
        const { open } = await runReplays(ctx);
        if (open > 0) sleepMs = stepMs;
        if (away) ctx.log.info({}, 'Replays go on again');
        away = false;
      } catch (error) {
        const words = isOutage(error) ? 'The database does not answer.' : faultClass(error);
        if (!away) ctx.log.error({ error: words }, 'Replays cannot go on now; they stay where they are');
        away = true;
      }
      // A nudge that came while this round looked may be for what it did not see.
      if (!stopping && !nudged) await sleep(sleepMs);
    }
  };

  const looping = loop();
  return {
    async stop() {
      stopping = true;
      offNudge();
      wake();
      await looping;
    },
  };
}
