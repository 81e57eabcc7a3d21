import { secondMs } from '@/lib/platform/time';

/** How browsers poll where events do not come through. */
export const pollMs = 5 * secondMs;
/** Two signs of life missing, and some: the server stands still or the connection is dead, whatever the browser believes. */
export const silenceMsMax = 12 * secondMs;
/** The first sign comes with the head of the answer: without it by then, events are held back on the way, or nobody answers. */
export const firstWordMsMax = 5 * secondMs;
/** Whoever is asked once and says nothing for so long does not answer; with the wait before it, as long as a silence may be. */
export const answerMsMax = 7 * secondMs;
/** A tab that was left for this long gives its connection back; browsers allow only a few to one host. */
export const hiddenMsMax = 10 * secondMs;

const firstMs = secondMs / 2;
const lastMs = 15 * secondMs;

/** Pure: how long to wait before the next try; `chance` in [0, 1) spreads those who were cut off together. */
export function retryMs(failures: number, chance: number): number {
  const whole = Math.min(lastMs, firstMs * 2 ** Math.min(failures, 10));
  return Math.round(whole / 2 + (whole / 2) * chance);
}
