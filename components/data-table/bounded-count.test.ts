import { expect, test } from 'vitest';
import { countWords, nounOf } from './bounded-count';

test.each([
  [1, null, '1 request'],
  [2, null, '2 requests'],
  [1, { value: 1, bounded: false }, '1 of 1 request'],
  [1, { value: 2, bounded: false }, '1 of 2 requests'],
  [50, { value: 10_000, bounded: true }, '50 of 10,000+ requests'],
  [50, { value: 3, bounded: true }, '50 of 50+ requests'],
  [1, { value: 0, bounded: true }, '1 of 1+ requests'],
  [0, { value: 0, bounded: true }, 'No requests'],
  [0, { value: 0, bounded: false }, '0 of 0 requests'],
])('%j of %j reads as "%s"', (shown, total, words) => {
  expect(`${countWords(shown, total)} ${nounOf('requests', shown, total)}`).toBe(words);
});
