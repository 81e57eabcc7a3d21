import { dayMs, hourMs } from '@/lib/platform/time';

export const overviewSpans = ['today', 'yesterday', '7d'] as const;
/** Days are UTC; `7d`: today and the six days before. */
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
  /** Hours that one bar stands for. */
  bucketHours: number;
}

/** Pure: the bounds of `span` at `now`. */
export function spanBounds(span: OverviewSpan, now: Date): SpanBounds {
  const today = Math.floor(now.getTime() / dayMs) * dayMs;
  const of = (from: number, to: number, ends: number, bucketHours: number) => ({
    ...{ from: new Date(from), to: new Date(to), ends: new Date(ends), bucketHours },
  });
  switch (span) {
    case 'today':
      return of(today, now.getTime(), today + dayMs, 1);
    case 'yesterday':
      return of(today - dayMs, today, today, 1);
    case '7d':
      return of(today - 6 * dayMs, now.getTime(), today + dayMs, 6);
  }
}

/** Pure: the starts of the bars of a span, from first to last, those still to come included. */
export function bucketStarts({ from, ends, bucketHours }: SpanBounds): Date[] {
  const starts: Date[] = [];
  for (let at = from.getTime(); at < ends.getTime(); at += bucketHours * hourMs) starts.push(new Date(at));
  return starts;
}
