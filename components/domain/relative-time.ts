import { dayMs, hourMs, minuteMs, secondMs } from '@/lib/platform/time';
import { wallMsOf } from '@/lib/platform/time-zone/local-time';
import { utcClock, type ZonedClock } from '@/lib/platform/time-zone/zoned-clock';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** `2 Mar 2026` of the zone; the year only where it is not `now`'s. */
function dayOf(at: Date, now: Date, clock: ZonedClock): string {
  const [day, today] = [at, now].map((instant) => new Date(wallMsOf(clock, instant.getTime())));
  if (!day || !today) return '';
  const year = day.getUTCFullYear() === today.getUTCFullYear() ? '' : ` ${day.getUTCFullYear()}`;
  return `${day.getUTCDate()} ${months[day.getUTCMonth()] ?? ''}${year}`;
}

/** Pure: how long ago what is known to the minute was: `within a minute`, else as `relativeTime` has it. */
export function relativeMinutes(at: Date, now: Date, clock: ZonedClock = utcClock): string {
  const ageMs = now.getTime() - at.getTime();
  return Math.abs(ageMs) < minuteMs ? 'within a minute' : relativeTime(at, now, clock);
}

/**
 * How long ago, or how soon: `now`, `12 s ago`, `4 min ago`, `3 h ago`, `in 5 min`; from a week on the day of `clock`'s zone.
 * Always rounded towards now, so nothing is ever called older than it is.
 */
export function relativeTime(at: Date, now: Date, clock: ZonedClock = utcClock): string {
  const distanceMs = now.getTime() - at.getTime();
  const size = Math.abs(distanceMs);
  if (size >= 7 * dayMs) return dayOf(at, now, clock);
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
