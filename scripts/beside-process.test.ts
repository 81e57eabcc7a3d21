import { expect, test } from 'vitest';
import { restartDelayMs } from './beside-process';

test('a process that fails again and again is started less and less often, and never given up', () => {
  expect([1, 2, 3, 4].map(restartDelayMs)).toEqual([1_000, 2_000, 4_000, 8_000]);
  expect([6, 60, 600].map(restartDelayMs)).toEqual([30_000, 30_000, 30_000]);
});
