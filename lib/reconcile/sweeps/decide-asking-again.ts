import { hourMs } from '@/lib/platform/time';

/** Hours from one question of the sweeps to the next about the same trouble; the last one holds for all further ones. */
export const askAgainHours = [1, 4, 24] as const;

/** What the sweeps asked so far about a record, since its live issue was raised. */
export interface AskedSoFar {
  /** Questions of the sweeps. */
  count: number;
  /** The newest question about the record, whoever asked. */
  newest: { askedAt: Date; waits: boolean } | null;
}

/**
 * Pure: whether the provider is asked again about a record that is still in trouble. One that was never asked about is asked at
 * once: its account may have become able to ask. While a question waits there is no second one.
 */
export function isAskedAgain({ count, newest }: AskedSoFar, now: Date): boolean {
  if (newest === null) return true;
  if (newest.waits) return false;
  const hours = askAgainHours[Math.min(Math.max(count, 1), askAgainHours.length) - 1] ?? askAgainHours[0];
  return now.getTime() - newest.askedAt.getTime() >= hours * hourMs;
}
