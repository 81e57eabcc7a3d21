import { expect, test } from 'vitest';
import { dayMs, hourMs, minuteMs } from '@/lib/platform/time';
import { countdownWords } from './countdown-words';

const now = new Date('2026-03-02T09:00:00.000Z');
const words = (ms: number) => countdownWords(new Date(now.getTime() + ms), now);

test('what is left is told in its two largest units', () => {
  expect(words(2 * dayMs + 3 * hourMs + minuteMs)).toBe('in 2 d 3 h');
  expect(words(4 * hourMs + 10 * minuteMs)).toBe('in 4 h 10 min');
  expect(words(4 * minuteMs + 9_900)).toBe('in 4 min 09 s');
  expect(words(minuteMs)).toBe('in 1 min 00 s');
  expect(words(59_400)).toBe('in 60 s');
  expect(words(1)).toBe('in 1 s');
});

test('what is over is due now, never in the past', () => {
  expect(words(0)).toBe('due now');
  expect(words(-hourMs)).toBe('due now');
});
