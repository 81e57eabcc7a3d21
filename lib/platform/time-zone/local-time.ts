import { dayMs } from '@/lib/platform/time';
import type { ZonedClock } from './zoned-clock';

/** Pure: what the zone's clocks show at `atMs`, as the ms of the same figures in UTC. */
export function wallMsOf(clock: ZonedClock, atMs: number): number {
  return atMs + clock.offsetMsAt(atMs);
}

/**
 * Pure: the instant at which the zone's clocks show `wallMs`. Of an hour that they show twice the first; of an hour that they
 * skip the instant as far after the change as it is after the skip began: 02:30 is what comes to be called 03:30.
 */
export function instantMsOf(clock: ZonedClock, wallMs: number): number {
  const before = clock.offsetMsAt(wallMs - dayMs);
  const after = clock.offsetMsAt(wallMs + dayMs);
  const fits = [before, after].map((offset) => wallMs - offset).filter((atMs) => wallMsOf(clock, atMs) === wallMs);
  return fits.length > 0 ? Math.min(...fits) : wallMs - before;
}

/** Pure: the first instant of the zone's day that `atMs` lies in, or of the one `days` after it. */
export function dayStartMs(clock: ZonedClock, atMs: number, days = 0): number {
  const wall = wallMsOf(clock, atMs);
  return instantMsOf(clock, (Math.floor(wall / dayMs) + days) * dayMs);
}
