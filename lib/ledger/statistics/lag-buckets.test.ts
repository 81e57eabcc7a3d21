import { expect, test } from 'vitest';
import { lagPercentile } from './lag-buckets';

test('nothing measured is no lag', () => {
  expect(lagPercentile([], 0.5)).toBeNull();
  expect(lagPercentile([{ bucket: 4, count: 0 }], 0.5)).toBeNull();
});

test('a lag is told to within nine percent, whatever the order of the buckets', () => {
  const counts = [
    { bucket: Math.floor(4 * Math.log2(60_000)), count: 5 },
    { bucket: Math.floor(4 * Math.log2(800)), count: 95 },
  ];
  expect(Math.abs((lagPercentile(counts, 0.5) ?? 0) / 800 - 1)).toBeLessThan(0.1);
  expect(Math.abs((lagPercentile(counts, 0.95) ?? 0) / 800 - 1)).toBeLessThan(0.1);
  expect(Math.abs((lagPercentile(counts, 0.96) ?? 0) / 60_000 - 1)).toBeLessThan(0.1);
});

test('a callback from ahead of our time took none', () => {
  expect(lagPercentile([{ bucket: -1, count: 3 }], 0.95)).toBe(0);
});
