import { dayMs, hourMs, minuteMs, secondMs } from '@/lib/platform/time';
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

function instantsOf(step: Step, domain: TimeDomain): number[] {
  const instants: number[] = [];
  if (step.unit === 'ms') {
    const origin = step.ms === 7 * dayMs ? firstMondayMs : 0;
    const first = Math.ceil((domain.startMs - origin) / step.ms) * step.ms + origin;
    for (let at = first; at <= domain.endMs; at += step.ms) instants.push(at);
    return instants;
  }
  const start = new Date(domain.startMs);
  const monthsSinceZero = start.getUTCFullYear() * 12 + start.getUTCMonth();
  for (let month = Math.floor(monthsSinceZero / step.months) * step.months; ; month += step.months) {
    const at = Date.UTC(Math.floor(month / 12), month % 12, 1);
    if (at > domain.endMs) return instants;
    if (at >= domain.startMs) instants.push(at);
  }
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

function words(atMs: number, step: Step): { label: string; context: string } {
  const date = new Date(atMs);
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
 * Round instants of the domain in UTC, at least one, at most `ticksMax` (5 and up) and one more, from milliseconds to
 * decades; the same domain always gives the same ticks.
 */
export function timeTicks(domain: TimeDomain, ticksMax: number): Tick[] {
  const step = chooseStep(domain.endMs - domain.startMs, Math.max(ticksMaxMin, ticksMax));
  let before: string | null = null;
  return instantsOf(step, domain).map((atMs) => {
    const { label, context } = words(atMs, step);
    const tick = { atMs, label, context: context === before ? null : context };
    before = context;
    return tick;
  });
}
