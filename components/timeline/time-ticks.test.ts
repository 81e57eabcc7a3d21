import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { utcClock, zonedClock } from '@/lib/platform/time-zone/zoned-clock';
import { fitDomain, instantAt, positionOf } from './time-domain';
import { timeTicks } from './time-ticks';

const dayMs = 86_400_000;
const nowMs = Date.UTC(2026, 10, 20, 14, 3, 7, 123);

describe('ticks', () => {
  test('lie within the domain, in order, never more than one over the bound, whatever the scale', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_000_000_000_000 }),
        fc.integer({ min: 20, max: 40 * 365 * dayMs }),
        fc.integer({ min: 5, max: 12 }),
        (startMs, spanMs, ticksMax) => {
          const domain = { startMs, endMs: startMs + spanMs };
          const ticks = timeTicks(domain, ticksMax);
          expect(ticks.length).toBeGreaterThan(0);
          expect(ticks.length).toBeLessThanOrEqual(ticksMax + 1);
          for (const [index, tick] of ticks.entries()) {
            expect(tick.atMs).toBeGreaterThanOrEqual(domain.startMs);
            expect(tick.atMs).toBeLessThanOrEqual(domain.endMs);
            expect(tick.atMs).toBeGreaterThan(ticks[index - 1]?.atMs ?? Number.NEGATIVE_INFINITY);
          }
        },
      ),
    );
  });

  test.each([
    [40, '.110', '20 Nov 2026 14:03:07'],
    [6_000, '14:03:08', '20 Nov 2026'],
    [20 * 60_000, '14:05', '20 Nov 2026'],
    [5 * dayMs, '21 Nov', '2026'],
    [300 * dayMs, 'Jan', '2027'],
  ])('over %i ms begin with %s %s', (spanMs, label, context) => {
    const [first] = timeTicks({ startMs: nowMs - (spanMs === 40 ? 20 : 0), endMs: nowMs + spanMs }, 6);
    expect(first).toMatchObject({ label, context });
  });

  test('are round by the clocks of the zone, also on the day on which they change', () => {
    const berlin = zonedClock('Europe/Berlin') ?? utcClock;
    const night = { startMs: Date.parse('2026-10-24T20:00:00Z'), endMs: Date.parse('2026-10-25T05:00:00Z') };
    const ticks = timeTicks(night, 5, berlin);
    expect(ticks.map(({ label }) => label)).toEqual(['22:00', '00:00', '02:00', '04:00', '06:00']);
    expect(ticks.map(({ atMs }) => new Date(atMs).toISOString().slice(11, 16))).toEqual([
      ...['20:00', '22:00', '00:00', '03:00', '05:00'],
    ]);
    const [first] = timeTicks(
      { startMs: nowMs, endMs: nowMs + 5 * dayMs },
      6,
      zonedClock('Asia/Kathmandu') ?? utcClock,
    );
    expect(new Date(first?.atMs ?? 0).toISOString()).toBe('2026-11-20T18:15:00.000Z');
  });

  test('say the day again only where it changes', () => {
    const ticks = timeTicks({ startMs: nowMs, endMs: nowMs + dayMs }, 6);
    expect(ticks.map((tick) => tick.context)).toEqual(['20 Nov 2026', '21 Nov 2026', null, null]);
  });
});

describe('the domain', () => {
  test('of one instant is wide enough to draw, with the instant in its middle', () => {
    const domain = fitDomain([nowMs, nowMs], 0);
    expect(positionOf(nowMs, domain)).toBeCloseTo(0.5);
    expect(domain.endMs - domain.startMs).toBeGreaterThanOrEqual(20);
  });

  test('reads back the instant under a position', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * dayMs }), (offsetMs) => {
        const domain = fitDomain([nowMs, nowMs + 400 * dayMs], 0);
        expect(Math.abs(instantAt(positionOf(nowMs + offsetMs, domain), domain) - (nowMs + offsetMs))).toBeLessThan(2);
      }),
    );
  });
});
