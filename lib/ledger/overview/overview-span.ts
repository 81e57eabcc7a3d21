import { dayMs, hourMs } from '@/lib/platform/time';
import { dayStartMs, instantMsOf, wallMsOf } from '@/lib/platform/time-zone/local-time';
import { utcClock, type ZonedClock } from '@/lib/platform/time-zone/zoned-clock';

export const overviewSpans = ['today', 'yesterday', '7d'] as const;
/** Days of a zone; `7d`: today and the six days before. */
export type OverviewSpan = (typeof overviewSpans)[number];

/** How many earlier weeks say what is usual. */
export const usualWeeks = 4;

/** The frozen bounds of a span, and how its hours are drawn. */
export interface SpanBounds {
  from: Date;
  /** Before this: `now` where the span is not over. */
  to: Date;
  /** The end of the last day of the span. */
  ends: Date;
  /** The starts of its bars, from first to last, those still to come included. */
  starts: readonly Date[];
}

/** Statistics are kept by the hour of UTC: a zone that is not whole hours from it begins its days up to an hour early here. */
function wholeHour(atMs: number): number {
  return Math.floor(atMs / hourMs) * hourMs;
}

/** An hour a bar; as many as the day has. */
function hourly(from: number, ends: number): Date[] {
  return Array.from({ length: Math.round((ends - from) / hourMs) }, (_, hour) => new Date(from + hour * hourMs));
}

/** Four bars a day, at 0, 6, 12 and 18 o'clock of the zone, also on a day of 23 or 25 hours. */
function quarters(clock: ZonedClock, atMs: number, days: number): Date[] {
  const midnight = Math.floor(wallMsOf(clock, atMs) / dayMs) * dayMs;
  return Array.from(
    { length: days * 4 },
    (_, quarter) => new Date(wholeHour(instantMsOf(clock, midnight + (quarter - (days - 1) * 4) * 6 * hourMs))),
  );
}

/** Pure: the bounds of `span` at `now`, by the days of a zone. */
export function spanBounds(span: OverviewSpan, now: Date, clock: ZonedClock = utcClock): SpanBounds {
  const nowMs = now.getTime();
  const day = (days: number) => wholeHour(dayStartMs(clock, nowMs, days));
  const of = (from: number, to: number, ends: number, starts: readonly Date[]) => ({
    ...{ from: new Date(from), to: new Date(to), ends: new Date(ends), starts },
  });
  switch (span) {
    case 'today':
      return of(day(0), nowMs, day(1), hourly(day(0), day(1)));
    case 'yesterday':
      return of(day(-1), day(0), day(0), hourly(day(-1), day(0)));
    case '7d':
      return of(day(-6), nowMs, day(1), quarters(clock, nowMs, 7));
  }
}
