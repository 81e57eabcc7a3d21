import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeLabels } from './place-labels';

const tick = (atMs: number, label: string) => ({ atMs, label, context: null });
const place = (ticks: ReturnType<typeof tick>[], width: number) =>
  placeLabels(ticks, { text: ({ label }) => label, at: ({ atMs }) => atMs, characterPixels: 7, width });

test('a text stands beside its tick', () => {
  const one = tick(10, '00:53:06');
  expect(place([one], 800).get(one)).toBe(14);
});

test('at the right edge a text moves inwards, unless another is there', () => {
  const [before, last] = [tick(100, '00:53:16'), tick(290, '00:53:18')];
  expect([...place([before, last], 300).values()]).toEqual([104, 244]);
  const close = tick(230, '00:53:16');
  expect([...place([close, last], 300).keys()]).toEqual([close]);
});

test('whatever the ticks, no text is cut and none runs into another', () => {
  const ticks = fc.array(fc.tuple(fc.nat(1_000), fc.string({ minLength: 1, maxLength: 24 })), { maxLength: 30 });
  fc.assert(
    fc.property(ticks, fc.integer({ min: 50, max: 1_000 }), (drawn, width) => {
      const sorted = drawn.sort(([a], [b]) => a - b).map(([at, label]) => tick(at, label));
      let free = 0;
      for (const [{ label }, start] of place(sorted, width)) {
        expect(start).toBeGreaterThanOrEqual(free);
        free = start + label.length * 7;
        expect(free).toBeLessThanOrEqual(width);
      }
    }),
  );
});
