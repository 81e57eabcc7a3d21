import { expect, test } from 'vitest';
import type { PhaseResult } from './load/phase-result';
import type { Turn } from './running-side';
import { median, ratioByTurns, sideResult } from './side-result';

const phase = (perSecond: number, answers: Record<string, number> = { 200: perSecond }): PhaseResult => ({
  ...{ seconds: 1, answers, perSecond },
  ...{ p50Ms: 1, p95Ms: 2, p99Ms: 3, maxMs: 4 },
});
const turn = (perSecond: number, more: Partial<Turn> = {}): Turn => ({
  ...{
    closed: phase(perSecond),
    crowd: phase(perSecond + 10),
    open: null,
    acknowledged: perSecond,
    memory: { memoryMb: {}, peakMb: null },
  },
  ...more,
});
const memory = (mb: number) => ({ memoryMb: { server: mb }, peakMb: { server: mb + 10 } });
const once = {
  ...{ storedTwice: 0, applied: null },
  again: { requests: 20, acknowledged: 20, callbacks: 10, storedOnce: 10 },
};

test('a side is compared within each turn, so that a slow minute of the machine does not decide', () => {
  expect(ratioByTurns([100, 50, 120], [200, 100, 120])).toBe(0.5);
  expect(ratioByTurns([100], undefined)).toBeNull();
  expect(ratioByTurns([100, 100], [0, 50])).toBe(2);
});

test('the middle of an even number is the lower of the two', () => {
  expect(median([4, 1, 3, 2], (value) => value)).toBe(2);
  expect(() => median([], () => 0)).toThrow('no middle');
});

test('a side comes to the turn in the middle, everything that it answered, and the most memory it held', () => {
  const open = { steady: phase(500), burst: phase(3_000, { 200: 3_000, 0: 4, 503: 3 }) };
  const turns = [
    turn(900, { memory: memory(120) }),
    turn(500, { closed: phase(500, { 200: 500, 503: 2 }), memory: memory(140) }),
    turn(700, { open, acknowledged: 4_200, memory: memory(130) }),
  ];
  expect(sideResult(turns, { stored: 5_600, once })).toMatchObject({
    ...{ perSecond: [900, 500, 700], closed: { perSecond: 700 }, ...open },
    ...{ crowdPerSecond: [910, 510, 710], crowd: { perSecond: 710 } },
    ...{ refused: 9, acknowledged: 5_600, stored: 5_600, once, memoryMb: { server: 140 }, peakMb: { server: 150 } },
  });
  expect(() => sideResult([turn(900)], { stored: 900, once })).toThrow('last turn');
});
