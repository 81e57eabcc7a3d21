import { describe, expect, test } from 'vitest';
import { rateOver } from './rates';

describe('the rate of what is settled', () => {
  test('is told over all, over each tenth, and of the end beside the beginning', () => {
    const samples = Array.from({ length: 11 }, (_, second) => ({
      atMs: second * 1_000,
      settled: second * second * 10,
    }));
    const { perSecond, tenths, lastToFirst } = rateOver(samples);
    expect(perSecond).toBe(100);
    expect(tenths).toEqual([10, 30, 50, 70, 90, 110, 130, 150, 170, 190]);
    expect(lastToFirst).toBe(5.67);
  });

  test('is none where nothing was measured', () => {
    expect(rateOver([])).toMatchObject({ perSecond: 0, lastToFirst: null });
    expect(rateOver([{ atMs: 0, settled: 5 }]).perSecond).toBe(0);
  });
});
