import { request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { secondMs } from '@/lib/platform/time';

/** So many in a row are half a minute: a long garbage collection and a machine that was asleep are no reason to end anything. */
const usualPace = { everyMs: 5 * secondMs, missesMax: 6 } as const;

export interface WatchPace {
  /** How often they are asked, and how long they have to answer. */
  everyMs: number;
  /** So many times in a row without an answer, and they hang. */
  missesMax: number;
}

/** Whether anything is answered, over a connection of its own: that the socket leads there is proven too. */
function answers(socketPath: string, ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(ms);
    request({ socketPath, path: '/api/health/live', agent: false, signal }, (answer) => {
      answer.resume().on('error', () => undefined);
      resolve(true);
    })
      .on('error', () => resolve(false))
      .end();
  });
}

/** Looks whether the screens behind `socketPath` answer; calls `onHung`, once, where they do not. What it answers ends the watch. */
export function watchScreens(socketPath: string, onHung: () => void, pace: WatchPace = usualPace): () => void {
  const { everyMs, missesMax } = pace;
  let watching = true;
  const watch = async () => {
    let misses = 0;
    while (watching && misses < missesMax) {
      const [isThere] = await Promise.all([answers(socketPath, everyMs), delay(everyMs, undefined, { ref: false })]);
      misses = isThere ? 0 : misses + 1;
    }
    if (watching) onHung();
  };
  void watch();
  return () => {
    watching = false;
  };
}
