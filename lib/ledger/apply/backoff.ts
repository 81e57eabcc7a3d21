import { hourMs, secondMs } from '@/lib/platform/time';

/** After this many tries a callback is `failed` and raised as an issue: with the waits below, after about an hour. */
export const applyTriesMax = 12;

/** From this many used-up tries on a job is claimed alone: it may be what ends the worker each time. */
export const applyAloneFromTries = 3;

/**
 * How long to wait after the `tries`-th try failed: doubling from 2 s to an hour, of which a random quarter is taken off so
 * that what failed together does not come back together. `random` is in [0, 1).
 */
export function applyBackoffMs(tries: number, random: number): number {
  const waitMs = Math.min(2 ** Math.min(tries, 30) * secondMs, hourMs);
  return Math.round(waitMs * (1 - random / 4));
}
