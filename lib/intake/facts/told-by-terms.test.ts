import { expect, test } from 'vitest';
import { nextWindowRows, windowRows } from './told-by-terms';

test('the next window reaches as far as what was found lets hope for, twice, within its bound', () => {
  expect(nextWindowRows(26, 20_000, 51)).toBe(78_462);
  expect(nextWindowRows(50, 20_000, 51)).toBeGreaterThan(windowRows);
  expect(nextWindowRows(0, 20_000, 51)).toBe(300_000);
  expect(nextWindowRows(1, 20_000, 201)).toBe(300_000);
});
