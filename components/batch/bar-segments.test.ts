import fc from 'fast-check';
import { expect, test } from 'vitest';
import { barSegments } from './bar-segments';

test('segments follow each other within the bar, and what is there is seen', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 5 }), (parts) => {
      const whole = Math.max(
        1,
        parts.reduce((sum, part) => sum + part, 0),
      );
      const segments = barSegments(
        parts.map((part) => part / whole),
        0.01,
      );
      let end = 0;
      for (const [index, { start, width }] of segments.entries()) {
        expect(start).toBeCloseTo(end, 9);
        expect(width > 0).toBe((parts[index] ?? 0) > 0);
        end = start + width;
      }
      expect(end).toBeLessThan(1 + 1e-9);
    }),
  );
});

test('shares that fill the bar keep their scale', () => {
  expect(barSegments([0.5, 0, 0.25], 0.01)).toEqual([
    { start: 0, width: 0.5 },
    { start: 0.5, width: 0 },
    { start: 0.5, width: 0.25 },
  ]);
});
