import { hourMs, minuteMs } from '@/lib/platform/time';
import { wallMsOf } from './local-time';
import type { ZonedClock } from './zoned-clock';

/** Pure: what the zone's clocks are called at `atMs`: `UTC`, `UTC+8`, `UTC−3:30`. It tells apart the hour that they show twice. */
export function offsetName(clock: ZonedClock, atMs: number): string {
  const offset = clock.offsetMsAt(atMs);
  if (offset === 0) return 'UTC';
  const [hours, minutes] = [Math.floor(Math.abs(offset) / hourMs), (Math.abs(offset) % hourMs) / minuteMs];
  return `UTC${offset < 0 ? '−' : '+'}${hours}${minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`}`;
}

/** Pure: `2026-03-02 17:00:00.123` of the zone, its name left to what stands around it. */
export function wallText(clock: ZonedClock, atMs: number): string {
  return new Date(wallMsOf(clock, atMs)).toISOString().replace('T', ' ').slice(0, -1);
}

/** Pure: `2026-03-02 17:00:00.123 UTC+8`: an instant to the millisecond, as the zone's clocks show it. */
export function exactTime(clock: ZonedClock, at: Date): string {
  return `${wallText(clock, at.getTime())} ${offsetName(clock, at.getTime())}`;
}

/** Pure: what stands on hover: the instant in the zone with the zone's name, and in UTC where that is another clock. */
export function exactTitle(clock: ZonedClock, at: Date): string {
  const utc = `${at.toISOString().replace('T', ' ').slice(0, -1)} UTC`;
  return clock.zone === 'UTC' ? utc : `${exactTime(clock, at)}, ${clock.zone}\n${utc}`;
}
