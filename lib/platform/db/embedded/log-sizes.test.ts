import { expect, test } from 'vitest';
import { logSizes } from './log-sizes';

const gb = 1024 ** 3;

test.each([
  [500 * gb, '4096MB', '2048MB'],
  [40 * gb, '4096MB', '2048MB'],
  [20 * gb, '2048MB', '1024MB'],
  [5 * gb, '512MB', '256MB'],
  [gb, '512MB', '256MB'],
])('a disk of %d bytes has %s of the log between checkpoints, and %s at any time', (diskBytes, max, min) => {
  expect(logSizes(diskBytes)).toEqual({ max_wal_size: max, min_wal_size: min });
});
