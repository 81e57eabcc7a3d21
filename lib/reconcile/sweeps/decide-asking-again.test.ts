import { expect, test } from 'vitest';
import { hourMs } from '@/lib/platform/time';
import { type AskedSoFar, isAskedAgain } from './decide-asking-again';

const now = new Date('2026-03-02T09:00:00.000Z');
const asked = (count: number, hoursAgo: number, waits = false): AskedSoFar => ({
  count,
  newest: { askedAt: new Date(now.getTime() - hoursAgo * hourMs), waits },
});

test('a record is asked about again after an hour, then four, then every day', () => {
  expect([0.9, 1].map((hours) => isAskedAgain(asked(1, hours), now))).toEqual([false, true]);
  expect([3.9, 4].map((hours) => isAskedAgain(asked(2, hours), now))).toEqual([false, true]);
  for (const count of [3, 4, 40]) {
    expect([23.9, 24].map((hours) => isAskedAgain(asked(count, hours), now))).toEqual([false, true]);
  }
});

test('one that was never asked about is asked at once, one whose question waits is not', () => {
  expect(isAskedAgain({ count: 0, newest: null }, now)).toBe(true);
  expect(isAskedAgain(asked(1, 99, true), now)).toBe(false);
});

test('a person’s question counts as one: the sweeps wait as long after it as after their first', () => {
  expect([0.9, 1].map((hours) => isAskedAgain(asked(0, hours), now))).toEqual([false, true]);
});
