import { lagPercentile } from '@/lib/ledger/statistics/lag-buckets';
import type { Measure } from '@/lib/ledger/statistics/measures';
import { addAmounts, isZero } from '@/lib/platform/money';
import { dayMs, hourMs } from '@/lib/platform/time';
import { outcomes, transferKinds } from '@/lib/providers/contract';
import { directionOfKind } from './kinds-of';
import { type SpanBounds, usualWeeks } from './overview-span';
import type { HourRow, SumRow } from './read-activity';
import { type Bucket, directions, type Lag, type MoneyTotal } from './types';

const weekMs = 7 * dayMs;
const weekHours = weekMs / hourMs;

/** Callbacks by week before the span and by hour, of one provider or of all. */
type Counts = ReadonlyMap<number, number>;
/** One number for both, of whole hours since 1970: a page of seven days looks up some ten thousand. */
const keyOf = (week: number, hours: number) => hours * (usualWeeks + 1) + week;

/** Pure: the rows of one provider, by week and by the hour of the span that they stand for. */
export function countsOf(rows: readonly HourRow[]): Counts {
  const counts = new Map<number, number>();
  for (const { week, hour, count } of rows) {
    const key = keyOf(week, hour + week * weekHours);
    counts.set(key, (counts.get(key) ?? 0) + count);
  }
  return counts;
}

/** Pure: what is usual in the hour at `hour`: the average of the weeks since `since`; null where there is none. */
function usualInHour(counts: Counts, hour: number, since: Date): number | null {
  let sum = 0;
  let weeks = 0;
  for (let week = 1; week <= usualWeeks; week += 1) {
    if (hour - week * weekMs < since.getTime()) continue;
    weeks += 1;
    sum += counts.get(keyOf(week, hour / hourMs)) ?? 0;
  }
  return weeks === 0 ? null : sum / weeks;
}

/** Pure: the usual of [`from`, `to`), the hour that `to` cuts in proportion; null where no hour of it is known. */
export function usualIn(counts: Counts, from: number, to: number, since: Date): number | null {
  let sum: number | null = null;
  for (let hour = from; hour < to; hour += hourMs) {
    const usual = usualInHour(counts, hour, since);
    if (usual !== null) sum = (sum ?? 0) + usual * Math.min(1, (to - hour) / hourMs);
  }
  return sum;
}

const rounded = (usual: number | null) => (usual === null ? null : Math.round(usual));

function receivedIn(counts: Counts, from: number, to: number): number {
  let sum = 0;
  for (let hour = from; hour < to; hour += hourMs) sum += counts.get(keyOf(0, hour / hourMs)) ?? 0;
  return sum;
}

/** Pure: the bars of a span. */
export function bucketsOf(counts: Counts, bounds: SpanBounds, since: Date): Bucket[] {
  const now = bounds.to.getTime();
  return bounds.starts.map((start, index) => {
    const [from, end] = [start.getTime(), (bounds.starts[index + 1] ?? bounds.ends).getTime()];
    return {
      at: start.toISOString(),
      until: new Date(Math.max(from, Math.min(end, now))).toISOString(),
      received: from > now ? null : receivedIn(counts, from, end),
      usual: rounded(usualIn(counts, from, end, since)),
    };
  });
}

/** Pure: how much came in the span, and how much usually does in the same time. */
export function receivedOf(counts: Counts, { from, to, ends }: SpanBounds, since: Date) {
  return {
    received: receivedIn(counts, from.getTime(), ends.getTime()),
    usual: rounded(usualIn(counts, from.getTime(), to.getTime(), since)),
  };
}

/** Pure: how many of `measure` there were. */
export function countOf(sums: readonly SumRow[], measure: Measure): number {
  return sums.reduce((sum, row) => (row.measure === measure ? sum + row.count : sum), 0);
}

/** Pure: the lag of callbacks; null where none says when it was made. */
export function lagOf(sums: readonly SumRow[]): Lag | null {
  const counts = sums
    .filter(({ measure }) => measure === 'lag')
    .map(({ word, count }) => ({ bucket: Number(word), count }));
  const [p50Ms, p95Ms] = [lagPercentile(counts, 0.5), lagPercentile(counts, 0.95)];
  if (p50Ms === null || p95Ms === null) return null;
  return { p50Ms, p95Ms, measured: counts.reduce((sum, { count }) => sum + count, 0) };
}

/** Pure: which way the money of a row went, and what became of it; null: no money, or no movement. */
function movementOf({ measure, word }: SumRow): Pick<MoneyTotal, 'direction' | 'outcome'> | null {
  const [outcomeWord, kindWord] = word.split(' ').reverse();
  const outcome = outcomes.find((known) => known === outcomeWord);
  if (outcome === undefined || outcome === 'none') return null;
  if (measure === 'line') return { direction: 'out', outcome };
  const kind = transferKinds.find((known) => known === kindWord);
  const direction = kind === undefined ? null : directionOfKind[kind];
  return direction === null ? null : { direction, outcome };
}

/** Pure: sums by direction, currency and outcome over all providers; what tells of no movement is left out. */
export function moneyOf(sums: readonly SumRow[], measure: 'transfer' | 'line'): MoneyTotal[] {
  const totals = new Map<string, MoneyTotal>();
  for (const row of sums) {
    const movement = row.measure === measure ? movementOf(row) : null;
    if (movement === null) continue;
    const { currency } = row;
    const key = JSON.stringify([movement.direction, currency, movement.outcome]);
    const known = totals.get(key) ?? { ...movement, currency, count: 0, amount: '0' };
    totals.set(key, { ...known, count: known.count + row.count, amount: addAmounts(known.amount, row.amount) });
  }
  return [...totals.values()]
    .filter(({ count, amount }) => count !== 0 || !isZero(amount))
    .sort(
      (one, other) =>
        directions.indexOf(one.direction) - directions.indexOf(other.direction) ||
        one.currency.localeCompare(other.currency) ||
        outcomes.indexOf(one.outcome) - outcomes.indexOf(other.outcome),
    );
}
