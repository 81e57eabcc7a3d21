import { expect, test } from 'vitest';
import { livePace, type Watched, waitMs } from './pace';

const rested: Watched = { lookedAtMs: 10_000, tookMs: 2, nudged: false, failures: 0 };

test('what was never looked at is looked at at once', () => {
  expect(waitMs({ ...rested, lookedAtMs: null }, 1, 10_000)).toBe(0);
});

test('a thousand nudges a second make one look a second', () => {
  expect(waitMs({ ...rested, nudged: true }, 1, 10_001)).toBe(999);
  expect(waitMs({ ...rested, nudged: true }, 1, 11_500)).toBe(0);
});

test('without any nudge it is looked at all the same, every five seconds', () => {
  expect(waitMs(rested, 1, 11_000)).toBe(4_000);
});

test('what is expensive takes a twentieth of the time at most, and is never given up for more than a minute', () => {
  expect(waitMs({ ...rested, nudged: true, tookMs: 400 }, 1, 10_000)).toBe(8_000);
  expect(waitMs({ ...rested, nudged: true, tookMs: 30_000 }, 1, 10_000)).toBe(60_000);
});

test('however many things are watched, a process looks fifty times a second at most', () => {
  const watched = 500;
  const between = waitMs({ ...rested, nudged: true }, watched, 10_000);
  expect((watched / between) * 1_000).toBeLessThanOrEqual(livePace.looksPerSecondMax);
});

test('a look that failed is not repeated at each nudge', () => {
  expect(waitMs({ ...rested, nudged: true, failures: 1 }, 1, 10_000)).toBe(5_000);
});
