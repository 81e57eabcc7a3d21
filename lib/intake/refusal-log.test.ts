import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RefusalLog } from './refusal-log';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('an outage is told at once, then once a second by reasons and numbers, and no more when it is over', () => {
  const lines: unknown[] = [];
  const log = { warn: (facts: unknown) => void lines.push(facts) };
  const refusals = new RefusalLog();
  refusals.add(log, 'ECONNREFUSED');
  expect(lines).toEqual([{ reason: 'ECONNREFUSED', requests: 1 }]);
  for (let sent = 0; sent < 3_500; sent += 1) refusals.add(log, sent < 1_000 ? 'ECONNREFUSED' : 'away');
  expect(lines).toHaveLength(1);
  vi.advanceTimersByTime(1_000);
  expect(lines.slice(1)).toEqual([
    { reason: 'ECONNREFUSED', requests: 1_000 },
    { reason: 'away', requests: 2_500 },
  ]);
  vi.advanceTimersByTime(10_000);
  expect(lines).toHaveLength(3);
  refusals.add(log, 'late');
  expect(lines.at(-1)).toEqual({ reason: 'late', requests: 1 });
});
