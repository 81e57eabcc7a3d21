import { expect, test } from 'vitest';
import type { PayloadCondition } from './payload-conditions';
import { firstWindowRows, nextWindowRows, windowRows, windowRowsMax } from './told-by-terms';

const asked = (operator: PayloadCondition['operator']) => ({ payload: [{ path: 'n', operator, values: ['1'] }] });

test('the first window of a range reaches as far as the planner lets hope for, three times, within its bounds; any other is the same', () => {
  expect(firstWindowRows(asked('is'), 0.001, 51)).toBe(windowRows);
  expect(firstWindowRows(asked('from'), null, 51)).toBe(windowRows);
  expect(firstWindowRows(asked('from'), 0.001, 51)).toBe(153_000);
  expect(firstWindowRows(asked('to'), 0.5, 51)).toBe(windowRows);
  expect(firstWindowRows(asked('to'), 0.000_1, 51)).toBe(windowRowsMax);
});

test('the next window reaches as far as what was found lets hope for, three times, within its bound', () => {
  expect(nextWindowRows(26, 20_000, 51)).toBe(117_693);
  expect(nextWindowRows(50, 20_000, 51)).toBeGreaterThan(windowRows);
  expect(nextWindowRows(0, 20_000, 51)).toBe(windowRowsMax);
  expect(nextWindowRows(1, 20_000, 201)).toBe(windowRowsMax);
});
