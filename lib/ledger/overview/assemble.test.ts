import { expect, test } from 'vitest';
import { dayMs, hourMs } from '@/lib/platform/time';
import { utcClock, zonedClock } from '@/lib/platform/time-zone/zoned-clock';
import { bucketsOf, countsOf, lagOf, moneyOf, receivedOf } from './assemble';
import { overviewSpans, spanBounds } from './overview-span';
import type { SumRow } from './read-activity';

const now = new Date('2026-03-04T09:30:00Z');
const epoch = new Date(0);
const hourOf = (hour: number, week = 0) =>
  new Date(Date.parse('2026-03-04T00:00:00Z') + hour * hourMs - week * 7 * dayMs);
const row = (hour: number, week: number, count: number) => ({
  provider: 'gatepay',
  week,
  hour: hourOf(hour, week).getTime() / hourMs,
  count,
});

test('days begin and end at midnight UTC, and what is to come is not counted as nothing', () => {
  expect(spanBounds('today', now)).toMatchObject({ from: hourOf(0), to: now, ends: hourOf(24) });
  expect(spanBounds('yesterday', now)).toMatchObject({ from: hourOf(-24), to: hourOf(0), ends: hourOf(0) });
  expect(spanBounds('7d', now)).toMatchObject({ from: hourOf(-6 * 24), to: now, ends: hourOf(24) });
  expect(overviewSpans.map((span) => spanBounds(span, now).starts.length)).toEqual([24, 24, 28]);
  const buckets = bucketsOf(countsOf([row(3, 0, 7)]), spanBounds('today', now), epoch);
  expect(buckets.map(({ received }) => received).slice(0, 11)).toEqual([0, 0, 0, 7, 0, 0, 0, 0, 0, 0, null]);
  expect(buckets[9]?.until).toBe(now.toISOString());
});

test('days are those of the zone: as long as it makes them, in bars that begin on its hours', () => {
  const clockOf = (zone: string) => zonedClock(zone) ?? utcClock;
  const sunday = spanBounds('today', new Date('2026-10-25T12:00:00Z'), clockOf('Europe/Berlin'));
  expect([sunday.from, sunday.ends].map((at) => at.toISOString())).toEqual([
    ...['2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
  ]);
  expect(sunday.starts).toHaveLength(25);
  const week = spanBounds('7d', new Date('2026-10-27T12:00:00Z'), clockOf('Europe/Berlin'));
  expect(week.starts).toHaveLength(28);
  expect(week.starts.map((at) => clockOf('Europe/Berlin').textOf(at).slice(11))).toEqual(
    Array.from({ length: 28 }, (_, bar) => `${String((bar % 4) * 6).padStart(2, '0')}:00:00`),
  );
  expect([week.starts[0], week.starts[27]]).toEqual([week.from, new Date(week.ends.getTime() - 6 * hourMs)]);
  const nepal = spanBounds('today', now, clockOf('Asia/Kathmandu'));
  expect(nepal.from.toISOString()).toBe('2026-03-03T18:00:00.000Z');
  expect(nepal.starts).toHaveLength(24);
});

test('the usual is the average of the same hours of the last four weeks, up to the same instant', () => {
  const rows = [1, 2, 3, 4].flatMap((week) => [row(8, week, 10 * week), row(9, week, 100), row(12, week, 999)]);
  const counts = countsOf([...rows, row(9, 0, 3)]);
  expect(receivedOf(counts, spanBounds('today', now), epoch)).toEqual({ received: 3, usual: 25 + 50 });
});

test('weeks before the first account are not read as weeks without callbacks', () => {
  const counts = countsOf([row(8, 1, 10)]);
  const since = new Date(hourOf(0, 1).getTime() - hourMs);
  expect(receivedOf(counts, spanBounds('today', now), since).usual).toBe(10);
  expect(receivedOf(counts, spanBounds('today', now), now).usual).toBeNull();
});

const sum = (more: Partial<SumRow>): SumRow => ({
  ...{
    provider: 'gatepay',
    measure: 'transfer',
    word: 'deposit succeeded',
    currency: 'USDT',
    count: 1,
    amount: '0.10',
  },
  ...more,
});

test('money is added by direction, currency and outcome, exactly, and never across any of them; mandates are none', () => {
  const sums = [
    sum({}),
    sum({ provider: 'b2binpay', amount: '0.2' }),
    sum({ currency: 'MYR', amount: '12.50' }),
    sum({ word: 'payment failed', amount: '7' }),
    sum({ word: 'deposit none', amount: '0' }),
    sum({ word: 'mandate succeeded', amount: '500' }),
    sum({ word: 'payout succeeded', amount: '100' }),
    sum({ word: 'refund succeeded', amount: '100.5' }),
    sum({ measure: 'line', word: 'succeeded', amount: '1000000000000000000000.000000000000000001' }),
  ];
  expect(moneyOf(sums, 'transfer')).toEqual([
    { direction: 'in', currency: 'MYR', outcome: 'succeeded', count: 1, amount: '12.50' },
    { direction: 'in', currency: 'USDT', outcome: 'succeeded', count: 2, amount: '0.30' },
    { direction: 'in', currency: 'USDT', outcome: 'failed', count: 1, amount: '7' },
    { direction: 'out', currency: 'USDT', outcome: 'succeeded', count: 2, amount: '200.5' },
  ]);
  expect(moneyOf(sums, 'line')).toMatchObject([
    { direction: 'out', amount: '1000000000000000000000.000000000000000001' },
  ]);
});

test('a lag is told where callbacks say when they were made', () => {
  expect(lagOf([sum({})])).toBeNull();
  expect(lagOf([sum({ measure: 'lag', word: '40', count: 3 })])).toMatchObject({
    p50Ms: 1117,
    p95Ms: 1117,
    measured: 3,
  });
});
