import { setImmediate as nextTurn } from 'node:timers/promises';

/** Long enough to cost little, short enough that an answer that arrives meanwhile is taken up without a delay that anybody sees. */
const sliceMs = 5;

/**
 * For long work without waiting: awaited between its pieces, it lets the process see to everything else once every few
 * milliseconds, and costs next to nothing otherwise.
 */
export function makeBreathing(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < sliceMs) return undefined;
    return nextTurn().then(() => {
      since = performance.now();
    });
  };
}
