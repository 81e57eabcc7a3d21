import { dayMs, hourMs, minuteMs, secondMs } from '@/lib/platform/time';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** `2 Mar 2026` in UTC; the year only where it is not `now`'s. */
function dayOf(at: Date, now: Date): string {
  const year = at.getUTCFullYear() === now.getUTCFullYear() ? '' : ` ${at.getUTCFullYear()}`;
  return `${at.getUTCDate()} ${months[at.getUTCMonth()] ?? ''}${year}`;
}

/**
 * How long ago, or how soon: `now`, `12 s ago`, `4 min ago`, `3 h ago`, `in 5 min`; from a week on the UTC day. Always
 * rounded towards now, so nothing is ever called older than it is.
 */
export function relativeTime(at: Date, now: Date): string {
  const distanceMs = now.getTime() - at.getTime();
  const size = Math.abs(distanceMs);
  if (size >= 7 * dayMs) return dayOf(at, now);
  if (size < secondMs) return 'now';
  const steps = [
    [dayMs, 'd'],
    [hourMs, 'h'],
    [minuteMs, 'min'],
    [secondMs, 's'],
  ] as const;
  const [unitMs, unit] = steps.find(([stepMs]) => size >= stepMs) ?? steps[3];
  const words = `${Math.floor(size / unitMs)} ${unit}`;
  return distanceMs > 0 ? `${words} ago` : `in ${words}`;
}

/** `2026-03-02 09:00:00.123 UTC`. */
export function exactUtc(at: Date): string {
  return at.toISOString().replace('T', ' ').replace('Z', ' UTC');
}

/** `02 Mar 2026, 17:00:00 GMT+8`: the same instant in the reader's zone. */
export function exactLocal(at: Date): string {
  return at.toLocaleString('en-GB', {
    day: '2-digit',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  });
}
