import { secondMs } from '@/lib/platform/time';
import { type ProbeErrorClass, probeErrorInfo } from './error-class';

/** Seconds after each try that failed, as GatePay's pages suggest for polling; the last one holds for all further tries. */
export const retryDelaysSeconds = [5, 10, 30, 60, 180, 300] as const;
/** Longest wait that a provider's `Retry-After` is given. */
export const retryAfterSecondsMax = 3_600;

export type NextTry = { step: 'again'; afterMs: number } | { step: 'give_up' };

/** Pure: whether a question that failed for the `tries`-th time is put again, and when. */
export function decideNextTry(
  errorClass: ProbeErrorClass,
  tries: number,
  retryAfterSeconds: number | null = null,
): NextTry {
  if (tries >= probeErrorInfo[errorClass].triesMax) return { step: 'give_up' };
  const usual = retryDelaysSeconds[Math.min(tries, retryDelaysSeconds.length) - 1] ?? retryDelaysSeconds[0];
  const seconds = Math.max(usual, Math.min(retryAfterSeconds ?? 0, retryAfterSecondsMax));
  return { step: 'again', afterMs: seconds * secondMs };
}
