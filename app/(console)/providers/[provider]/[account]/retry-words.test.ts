import { expect, test } from 'vitest';
import { retryWords } from './retry-words';

test('every wait is named, with the time they take together', () => {
  expect(retryWords([15, 60, 5_400])).toBe('It waits 15 s, 1 min, 90 min: 1 h 31 min in all.');
  expect(retryWords([10, 20])).toBe('It waits 10 s, 20 s: 1 min in all.');
  expect(retryWords([10])).toBe('It waits 10 s: 10 s in all.');
  expect(retryWords(null)).toBe('');
});
