import { secondMs } from '@/lib/platform/time';

/** How browsers poll where events do not come through. */
export const pollMs = 5 * secondMs;
/** Three signs of life missing: the connection is dead, whatever the browser believes. */
export const silenceMsMax = 45 * secondMs;
/** A tab that was left for this long gives its connection back; browsers allow only a few to one host. */
export const hiddenMsMax = 10 * secondMs;

const firstMs = secondMs / 2;
const lastMs = 15 * secondMs;

/** Pure: how long to wait before the next try; `chance` in [0, 1) spreads those who were cut off together. */
export function retryMs(failures: number, chance: number): number {
  const whole = Math.min(lastMs, firstMs * 2 ** Math.min(failures, 10));
  return Math.round(whole / 2 + (whole / 2) * chance);
}
