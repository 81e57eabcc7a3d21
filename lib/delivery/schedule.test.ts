import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hourMs, secondMs } from '@/lib/platform/time';
import {
  defaultScheduleSeconds,
  jitterMax,
  parseRetryAfter,
  retryAfterStretchMax,
  retryDelayMs,
  scheduleOf,
  scheduleTotalSeconds,
} from './schedule';

const random = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const schedule = fc.array(fc.integer({ min: 1, max: 86_400 }), { minLength: 1, maxLength: 30 });
const now = new Date('2026-03-02T09:00:00.000Z');

describe('the default schedule', () => {
  test('escalates over about three days', () => {
    const sorted = [...defaultScheduleSeconds].sort((one, other) => one - other);
    expect([...defaultScheduleSeconds]).toEqual(sorted);
    expect(scheduleTotalSeconds(defaultScheduleSeconds) / 3_600).toBeCloseTo(75.7, 1);
  });

  test('stands where a destination has none of its own', () => {
    expect(scheduleOf(null)).toBe(defaultScheduleSeconds);
    expect(scheduleOf([])).toBe(defaultScheduleSeconds);
    expect(scheduleOf([7])).toEqual([7]);
  });
});

describe('a delay', () => {
  test('is never shorter than scheduled, and jitter adds a fifth at most', () => {
    fc.assert(
      fc.property(schedule, random, fc.nat(40), (seconds, chance, attempt) => {
        const delay = retryDelayMs({
          schedule: seconds,
          attemptCount: attempt + 1,
          random: chance,
          retryAfterMs: null,
        });
        const scheduled = seconds[attempt];
        if (scheduled === undefined) {
          expect(delay).toBeNull();
          return;
        }
        expect(delay).toBeGreaterThanOrEqual(scheduled * secondMs);
        expect(delay).toBeLessThanOrEqual(Math.ceil(scheduled * secondMs * (1 + jitterMax)));
      }),
    );
  });

  test('respects Retry-After between one and two times the schedule', () => {
    fc.assert(
      fc.property(schedule, random, fc.nat(10 * 86_400_000), (seconds, chance, retryAfterMs) => {
        const first = (seconds[0] ?? 0) * secondMs;
        const delay = retryDelayMs({ schedule: seconds, attemptCount: 1, random: chance, retryAfterMs }) ?? 0;
        expect(delay).toBeGreaterThanOrEqual(Math.min(Math.max(first, retryAfterMs), first * retryAfterStretchMax));
        expect(delay).toBeLessThanOrEqual(first * retryAfterStretchMax);
      }),
    );
  });
});

describe('Retry-After', () => {
  test.each([
    ['120', 120_000],
    ['0', 0],
    ['Mon, 02 Mar 2026 10:00:00 GMT', hourMs],
    ['Monday, 02-Mar-26 10:00:00 GMT', hourMs],
    ['Mon, 02 Mar 2026 08:00:00 GMT', 0],
    ['soon', null],
    ['-5', null],
    ['1.5', null],
    ['', null],
    ['Mon, never', null],
    [undefined, null],
  ])('%s', (value, expected) => {
    expect(parseRetryAfter(value, now)).toBe(expected);
  });
});
