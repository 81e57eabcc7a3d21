import { expect, test } from 'vitest';
import { ageWords } from './age-words';

test.each([
  [-5, '0 s'],
  [0, '0 s'],
  [59_999, '59 s'],
  [60_000, '1 min'],
  [3_599_999, '59 min'],
  [7_200_000, '2 h'],
  [86_400_000 * 41, '41 d'],
])('an age of %i ms is never called older than it is: %s', (ms, words) => expect(ageWords(ms)).toBe(words));
