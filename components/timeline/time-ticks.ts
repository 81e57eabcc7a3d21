import { dayMs, hourMs, minuteMs, secondMs } from '@/lib/platform/time';
import { instantMsOf, wallMsOf } from '@/lib/platform/time-zone/local-time';
import { utcClock, type ZonedClock } from '@/lib/platform/time-zone/zoned-clock';
import type { TimeDomain } from './timeline-model';

/** One line of the axis. */
export interface Tick {
  atMs: number;
  /** The part that changes from tick to tick, e.g. `14:05` or `.120`. */
  label: string;
  /** What the label leaves out (`20 Nov 2026`), where it differs from the tick before; null where it is the same. */
  context: string | null;
}

/** Everything coarser than months is stepped by the calendar: months and years are not of one length. */
type Step = { unit: 'ms'; ms: number } | { unit: 'month'; months: number };

const steps: readonly Step[] = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500].map((ms) => ({ unit: 'ms', ms }) as const),
  ...[1, 2, 5, 10, 15, 30].map((count) => ({ unit: 'ms', ms: count * secondMs }) as const),
  ...[1, 2, 5, 10, 15, 30].map((count) => ({ unit: 'ms', ms: count * minuteMs }) as const),
  ...[1, 2, 3, 6, 12].map((count) => ({ unit: 'ms', ms: count * hourMs }) as const),
  ...[1, 2, 7].map((count) => ({ unit: 'ms', ms: count * dayMs }) as const),
  ...[1, 3, 6, 12, 24, 60, 120].map((months) => ({ unit: 'month', months }) as const),
];

/** By the shortest month, so that a run of short ones never exceeds the bound. */
const lengthOf = (step: Step) => (step.unit === 'ms' ? step.ms : step.months * 28 * dayMs);
/** Steps grow at most five-fold, so with five allowed a stretch always holds at least one. */
const ticksMaxMin = 5;
/** 1970-01-05: weeks are stepped from a Monday. */
const firstMondayMs = 4 * dayMs;

function chooseStep(spanMs: number, ticksMax: number): Step {
  const last: Step = { unit: 'month', months: 120 };
  return steps.find((step) => spanMs / lengthOf(step) <= ticksMax) ?? last;
}

/** What round clocks show from `startMs` to `endMs`, both of the wall. */
function wallsOf(step: Step, { startMs, endMs }: TimeDomain): number[] {
  const walls: number[] = [];
  if (step.unit === 'ms') {
    const origin = step.ms === 7 * dayMs ? firstMondayMs : 0;
    const first = Math.ceil((startMs - origin) / step.ms) * step.ms + origin;
    for (let at = first; at <= endMs; at += step.ms) walls.push(at);
    return walls;
  }
  const start = new Date(startMs);
  const monthsSinceZero = start.getUTCFullYear() * 12 + start.getUTCMonth();
  for (let month = Math.floor(monthsSinceZero / step.months) * step.months; ; month += step.months) {
    const at = Date.UTC(Math.floor(month / 12), month % 12, 1);
    if (at > endMs) return walls;
    if (at >= startMs) walls.push(at);
  }
}

/** Steps up to a quarter of an hour are round in every zone: they run through a change of the clocks as if there were none. */
const roundEverywhereMs = 15 * minuteMs;

function instantsOf(step: Step, domain: TimeDomain, clock: ZonedClock): number[] {
  if (step.unit === 'ms' && step.ms <= roundEverywhereMs) return wallsOf(step, domain);
  // Where the clocks change inside the domain, more or less of them is shown than has passed.
  const shown = { startMs: wallMsOf(clock, domain.startMs), endMs: wallMsOf(clock, domain.endMs) };
  const instants = wallsOf(step, { startMs: shown.startMs - 2 * hourMs, endMs: shown.endMs + 2 * hourMs })
    .filter((wall) => wallMsOf(clock, instantMsOf(clock, wall)) === wall)
    .map((wall) => instantMsOf(clock, wall));
  return [...new Set(instants)].filter((at) => at >= domain.startMs && at <= domain.endMs);
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

function words(wallMs: number, step: Step): { label: string; context: string } {
  const date = new Date(wallMs);
  const iso = date.toISOString();
  const month = monthNames[date.getUTCMonth()] ?? '';
  const year = String(date.getUTCFullYear());
  const day = `${date.getUTCDate()} ${month}`;
  if (step.unit === 'month') {
    return step.months < 12 ? { label: month, context: year } : { label: year, context: '' };
  }
  if (step.ms < secondMs) return { label: iso.slice(19, 23), context: `${day} ${year} ${iso.slice(11, 19)}` };
  if (step.ms < minuteMs) return { label: iso.slice(11, 19), context: `${day} ${year}` };
  if (step.ms < dayMs) return { label: iso.slice(11, 16), context: `${day} ${year}` };
  return { label: day, context: year };
}

/**
 * Round instants of the domain by the zone's clocks, at least one, at most `ticksMax` (5 and up) and two more, from milliseconds to
 * decades; the same domain always gives the same ticks.
 */
export function timeTicks(domain: TimeDomain, ticksMax: number, clock: ZonedClock = utcClock): Tick[] {
  const step = chooseStep(domain.endMs - domain.startMs, Math.max(ticksMaxMin, ticksMax));
  let before: string | null = null;
  return instantsOf(step, domain, clock).map((atMs) => {
    const { label, context } = words(wallMsOf(clock, atMs), step);
    const tick = { atMs, label, context: context === before ? null : context };
    before = context;
    return tick;
  });
}
