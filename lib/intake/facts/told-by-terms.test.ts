import { expect, test } from 'vitest';
import { firstWindowRows, isFew, mayBeFew, nextWindowRows, windowRows, windowRowsMax } from './told-by-terms';

test('a window reaches as far as what is known lets hope for, three times, within its bounds', () => {
  expect(firstWindowRows(null, 51)).toBe(windowRows);
  expect(firstWindowRows({ payloads: 100_000, share: 0.01 }, 51)).toBe(15_300);
  expect(firstWindowRows({ payloads: 9_000_000, share: 0.9 }, 51)).toBe(2_000);
  expect(firstWindowRows({ payloads: 2_000, share: 0.000_2 }, 51)).toBe(windowRowsMax);
  expect(nextWindowRows(26, 20_000, 51)).toBe(117_693);
  expect(nextWindowRows(50, 20_000, 51)).toBeGreaterThan(20_000);
  expect(nextWindowRows(0, 20_000, 51)).toBe(windowRowsMax);
  expect(nextWindowRows(1, 20_000, 201)).toBe(windowRowsMax);
});

test('what few hold is asked of all at once, and what may be few once the newest have few', () => {
  const known = [1_000, 1_001, 10_000, 10_001].map((payloads) => ({ payloads, share: 0.001 }));
  expect([null, ...known].map(isFew)).toEqual([false, true, false, false, false]);
  expect([null, ...known].map(mayBeFew)).toEqual([true, true, true, true, false]);
});
