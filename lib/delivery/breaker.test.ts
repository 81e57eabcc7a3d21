import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Breaker,
  beginProbe,
  breakerAttemptsMin,
  breakerFailureShare,
  breakerOpenMs,
  breakerOpenMsMax,
  breakerWaitMs,
  closedBreaker,
  moveBreaker,
  probeIsDue,
} from './breaker';

const now = new Date('2026-03-02T09:00:00.000Z');
const counts = { succeeded: fc.nat(100), failed: fc.nat(100) };
const open: Breaker = moveBreaker(closedBreaker, { succeeded: 0, failed: breakerAttemptsMin, probe: null }, now);

test('a closed breaker opens exactly by the share of enough failures', () => {
  fc.assert(
    fc.property(counts.succeeded, counts.failed, (succeeded, failed) => {
      const total = succeeded + failed;
      const opens = total >= breakerAttemptsMin && failed / total >= breakerFailureShare - 1e-9;
      const after = moveBreaker(closedBreaker, { succeeded, failed, probe: null }, now);
      expect(after.state).toBe(opens ? 'open' : 'closed');
      expect(after.probeAt === null).toBe(after.state === 'closed');
    }),
  );
});

test('an open breaker moves only by a probe, however many late answers come', () => {
  fc.assert(
    fc.property(counts.succeeded, counts.failed, (succeeded, failed) => {
      expect(moveBreaker(open, { succeeded, failed, probe: null }, now)).toBe(open);
      expect(moveBreaker(open, { succeeded, failed, probe: 'succeeded' }, now)).toEqual(closedBreaker);
    }),
  );
});

test('each probe that fails doubles the wait, up to the most', () => {
  expect([0, 1, 2, 3, 4, 50].map(breakerWaitMs)).toEqual([
    breakerOpenMs,
    breakerOpenMs * 2,
    breakerOpenMs * 4,
    breakerOpenMs * 8,
    breakerOpenMsMax,
    breakerOpenMsMax,
  ]);
  const failed = moveBreaker(open, { succeeded: 0, failed: 1, probe: 'failed' }, now);
  expect(failed).toMatchObject({ state: 'open', probeFailures: 1, probeAt: new Date(+now + breakerOpenMs * 2) });
});

test('a probe that never comes back lets the next one through when its lease has ended', () => {
  const leaseEndsAt = new Date(+now + 45_000);
  const probing = beginProbe(open, leaseEndsAt);
  expect(probing.state).toBe('half_open');
  expect(probeIsDue(probing, new Date(+leaseEndsAt - 1))).toBe(false);
  expect(probeIsDue(probing, leaseEndsAt)).toBe(true);
  expect(probeIsDue(closedBreaker, leaseEndsAt)).toBe(false);
  // The clock was set back by an hour.
  expect(probeIsDue(probing, new Date(+leaseEndsAt - 3_600_000))).toBe(true);
});
