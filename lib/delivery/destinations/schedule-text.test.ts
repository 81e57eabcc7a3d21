import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultScheduleSeconds } from '@/lib/delivery/schedule';
import { roughSecondsWords, secondsWords } from './duration-words';
import { readScheduleText, scheduleProblem, scheduleText, scheduleWords } from './schedule-text';

test('a schedule that can be used reads back from its own text', () => {
  const delay = fc.integer({ min: 1, max: 86_400 });
  fc.assert(
    fc.property(fc.array(delay, { minLength: 1, maxLength: 30 }), (seconds) => {
      expect(readScheduleText(scheduleText(seconds))).toEqual({ seconds });
    }),
  );
});

test('delays are written as people write them', () => {
  expect(readScheduleText('5s, 1 min\n2h;1 d 12 h')).toEqual({ seconds: [5, 60, 7_200, 129_600] });
  expect(readScheduleText(' \n ')).toEqual({ seconds: null });
});

test('what is no delay is refused by its own words', () => {
  expect(readScheduleText('5 s, soon')).toEqual({ problem: expect.stringContaining('"soon" is no delay') });
  expect(readScheduleText('5')).toEqual({ problem: expect.stringContaining('"5" is no delay') });
  expect(readScheduleText('0 s')).toEqual({ problem: expect.stringContaining('from 1 s to 7 d') });
  expect(readScheduleText('8 d')).toEqual({ problem: expect.stringContaining('from 1 s to 7 d') });
});

test('a schedule ends: it has bounds on its length and its total', () => {
  expect(scheduleProblem([])).toContain('at least one retry');
  expect(scheduleProblem(Array.from({ length: 31 }, () => 60))).toContain('at most 30 retries');
  expect(scheduleProblem(Array.from({ length: 5 }, () => 7 * 86_400))).toContain('add up to 35 d');
  expect(scheduleProblem([...defaultScheduleSeconds])).toBeNull();
});

test('the total counts the first attempt and every delay', () => {
  expect(scheduleWords([5, 300, 1_800, 7_200, 18_000, 36_000, 192_000])).toBe('8 attempts over 2 d 22 h 55 min 5 s');
});

test('durations name every unit that is not zero, or the two largest', () => {
  expect(secondsWords(0)).toBe('0 s');
  expect(secondsWords(5_400)).toBe('1 h 30 min');
  expect(roughSecondsWords(2 * 86_400 + 23 * 3_600 + 2_700)).toBe('2 d 23 h');
  expect(roughSecondsWords(59)).toBe('59 s');
});
