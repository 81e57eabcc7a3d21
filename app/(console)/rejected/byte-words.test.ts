import { expect, test } from 'vitest';
import { byteWords } from './byte-words';

test('sizes are told in the unit that fits', () => {
  expect([0, 1_023, 1_024, 4_200, 1_048_576, 1_600_000, 2_684_354_560].map(byteWords)).toEqual([
    '0 B',
    '1023 B',
    '1 KiB',
    '4.1 KiB',
    '1 MiB',
    '1.5 MiB',
    '2.5 GiB',
  ]);
});
