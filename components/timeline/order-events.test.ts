import { describe, expect, test } from 'vitest';
import { describeEvent } from './describe-event';
import { orderEvents, stepEvent } from './order-events';
import type { LaneSource } from './timeline-model';

function lane(key: string, ...atMs: number[]): LaneSource {
  const events = atMs.map((at) => ({
    atMs: at,
    verdict: 'advanced' as const,
    fromStatus: null,
    toStatus: `${key}@${at}`,
    callbackId: '1',
  }));
  return { key, label: key, status: 'X', terminal: true, outcome: 'succeeded', conflicted: false, events };
}

describe('the ordered list', () => {
  const events = orderEvents({ head: lane('batch', 1, 5), lines: [lane('a', 5, 2), lane('b', 5)] });

  test('tells everything once, by instant, the batch before its lines', () => {
    expect(events.map(({ event }) => describeEvent(event).split(' ')[0])).toEqual([
      'batch@1',
      'a@2',
      'batch@5',
      'a@5',
      'b@5',
    ]);
    expect(events.filter(({ head }) => head)).toHaveLength(2);
  });

  test('is walked from either end and never left', () => {
    expect(stepEvent(events, null, 1)).toBe(0);
    expect(stepEvent(events, null, -1)).toBe(4);
    expect(stepEvent(events, 4, 1)).toBe(4);
    expect(stepEvent(events, 0, -1)).toBe(0);
    expect(stepEvent([], null, 1)).toBeNull();
  });
});
