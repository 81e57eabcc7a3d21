import { expect, test } from 'vitest';
import { utcClock, zonedClock } from '@/lib/platform/time-zone/zoned-clock';
import { bucketWords, dayWords, lagWords, scaleEnd, scaleWords, trendOf } from './overview-words';

test('a lag is told in the unit that people think of it in', () => {
  const seconds = [0.64, 1.1, 59, 240, 7200, 4 * 86_400];
  expect(seconds.map((count) => lagWords(count * 1000))).toEqual(['640 ms', '1.1 s', '59 s', '4 min', '2 h', '4 d']);
});

test('few callbacks are never called much less or much more than usual', () => {
  expect(trendOf(0, 19)).toBe('as usual');
  expect(trendOf(0, 20)).toBe('much less');
  expect(trendOf(19, 1)).toBe('as usual');
  expect(trendOf(41, 20)).toBe('much more');
  expect(trendOf(41, null)).toBeNull();
});

test('the end of a scale is counted in words that fit it', () => {
  expect([1, 1000].map(scaleWords)).toEqual(['1 callback', '1,000 callbacks']);
});

test('a scale ends at the next round number and holds every bar', () => {
  expect([0, 1, 3, 10, 11, 499, 501].map(scaleEnd)).toEqual([1, 1, 5, 10, 20, 500, 1000]);
});

test('bars over several days say their day', () => {
  expect(bucketWords('2026-03-02T06:00:00.000Z', false, utcClock)).toBe('06:00');
  expect(bucketWords('2026-03-02T06:00:00.000Z', true, utcClock)).toMatch(/^Mon,? 2 Mar 06:00$/);
});

test('the days say by whose clocks they begin, and that they begin early where the zone is not whole hours from UTC', () => {
  const now = new Date('2026-03-02T06:00:00.000Z');
  expect(dayWords(utcClock, now)).toBe('Days begin at midnight, UTC.');
  const [tokyo, nepal] = ['Asia/Tokyo', 'Asia/Kathmandu'].map((zone) => zonedClock(zone) ?? utcClock);
  expect(dayWords(tokyo ?? utcClock, now)).toBe('Days begin at midnight, Asia/Tokyo.');
  expect(dayWords(nepal ?? utcClock, now)).toMatch(/^Days begin at 23:45, Asia\/Kathmandu: /);
  expect(bucketWords('2026-03-02T18:00:00.000Z', true, tokyo ?? utcClock)).toMatch(/^Tue,? 3 Mar 03:00$/);
});
