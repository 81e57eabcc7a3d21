import { secondMs } from '@/lib/platform/time';

/**
 * Seconds before each retry: quick ones for a restart, an hour for an incident, then three days for a week-end. Thirteen
 * attempts in all with the first one.
 */
export const defaultScheduleSeconds = [
  5, 30, 120, 600, 1_800, 3_600, 7_200, 14_400, 28_800, 43_200, 86_400, 86_400,
] as const;

/** Jitter only ever adds: at most this part of the delay. */
export const jitterMax = 0.2;
/** `Retry-After` may stretch a delay to at most so many times itself; it never shortens one. */
export const retryAfterStretchMax = 2;
/** Bounds of a destination's own schedule. */
export const scheduleLengthMax = 30;
export const scheduleDelaySecondsMax = 7 * 86_400;

/** Pure: how long the whole schedule takes without jitter, for the figure beside it. */
export function scheduleTotalSeconds(schedule: readonly number[]): number {
  return schedule.reduce((sum, seconds) => sum + seconds, 0);
}

/** Pure: a destination's own schedule, or the default one where it has none. */
export function scheduleOf(scheduleSeconds: readonly number[] | null): readonly number[] {
  return scheduleSeconds && scheduleSeconds.length > 0 ? scheduleSeconds : defaultScheduleSeconds;
}

export interface RetryDelayInput {
  schedule: readonly number[];
  /** Attempts made so far. */
  attemptCount: number;
  /** In [0, 1). */
  random: number;
  /** What the destination asked for; null: nothing. */
  retryAfterMs: number | null;
}

/**
 * Pure: milliseconds until the next attempt, or null where the schedule has ended. Between one and `retryAfterStretchMax`
 * times the scheduled delay, whatever `Retry-After` says.
 */
export function retryDelayMs({ schedule, attemptCount, random, retryAfterMs }: RetryDelayInput): number | null {
  const seconds = schedule[attemptCount - 1];
  if (seconds === undefined) return null;
  const scheduledMs = seconds * secondMs;
  const jitteredMs = Math.round(scheduledMs * (1 + jitterMax * random));
  return Math.min(Math.max(jitteredMs, retryAfterMs ?? 0), scheduledMs * retryAfterStretchMax);
}

/** Pure: milliseconds that a `Retry-After` header asks for, as seconds or as an HTTP date (RFC 9110 §10.2.3); null for anything else. */
export function parseRetryAfter(value: string | undefined, now: Date): number | null {
  const text = value?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * secondMs;
  // The three forms of an HTTP date begin with the day's name; Date.parse alone would take much more.
  if (!/^(Mon|Tues?|Wed(nes)?|Thu(rs)?|Fri|Sat(ur)?|Sun)/.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}
