import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hourMs, minuteMs, secondMs } from '@/lib/platform/time';
import { applyBackoffMs, applyTriesMax } from './backoff';
import { chunkBySize } from './chunk-by-size';

test('waits double from two seconds to an hour', () => {
  expect([1, 2, 3, 11, 12, 500].map((tries) => applyBackoffMs(tries, 0))).toEqual([
    2 * secondMs,
    4 * secondMs,
    8 * secondMs,
    2_048 * secondMs,
    hourMs,
    hourMs,
  ]);
});

test('jitter takes off at most a quarter', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (tries, random) => {
        const full = applyBackoffMs(tries, 0);
        expect(applyBackoffMs(tries, random)).toBeLessThanOrEqual(full);
        expect(applyBackoffMs(tries, random)).toBeGreaterThanOrEqual(Math.floor(full * 0.75));
      },
    ),
  );
});

test('a callback is given up after about an hour', () => {
  const total = Array.from({ length: applyTriesMax - 1 }, (_, index) => applyBackoffMs(index + 1, 0)).reduce(
    (sum, one) => sum + one,
  );
  expect(Math.round(total / minuteMs)).toBe(68);
});

test('groups keep the order, hold every job once and stay within the size, but for what is larger alone', () => {
  const job = fc.record({
    callbackId: fc.string(),
    tries: fc.nat(),
    dueAt: fc.constant(new Date(0)),
    bodyBytes: fc.option(fc.nat({ max: 20 }), { nil: null }),
  });
  fc.assert(
    fc.property(fc.array(job), (jobs) => {
      const chunks = chunkBySize(jobs, 10);
      expect(chunks.flat()).toEqual(jobs);
      for (const chunk of chunks) {
        const bytes = chunk.reduce((sum, { bodyBytes }) => sum + (bodyBytes ?? 0), 0);
        expect(bytes <= 10 || chunk.filter(({ bodyBytes }) => bodyBytes).length === 1).toBe(true);
      }
    }),
  );
});
