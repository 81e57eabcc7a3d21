import { expect, test } from 'vitest';
import { minuteMs } from '@/lib/platform/time';
import { idleMs, restMsAfter } from './index-pace';

const round = { callbacks: 100, waitedMs: 0, tookMs: 40, pressed: false };

test('where nobody else needs the machine it works for half of the time', () => {
  expect(restMsAfter(round)).toBe(40);
});

test('beside what others wait for it takes a twentieth of the time, and a fifth where it has been put off for long', () => {
  expect(restMsAfter({ ...round, pressed: true })).toBe(19 * 40);
  expect(restMsAfter({ ...round, pressed: true, waitedMs: 5 * minuteMs })).toBe(4 * 40);
});

test('where nothing waits it looks every two seconds, pressed or not', () => {
  expect(restMsAfter({ ...round, callbacks: 0 })).toBe(idleMs);
  expect(restMsAfter({ ...round, callbacks: 0, pressed: true })).toBe(idleMs);
});
