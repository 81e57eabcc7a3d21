import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classifyStatus, decideNextStep, isDelivered, type NextStepInput } from './decide-next-step';
import { errorClasses, errorClassInfo } from './error-class';
import { deliveryTriggers } from './types';

const finishedAt = new Date('2026-03-02T09:00:00.000Z');
const input: NextStepInput = {
  outcome: { statusCode: null, errorClass: 'connect_refused', retryAfterMs: null },
  trigger: 'automatic',
  schedule: [5, 60],
  attemptCount: 1,
  ownFaultCount: 0,
  finishedAt,
  random: 0,
};

const anyInput = fc.record({
  outcome: fc.record({
    statusCode: fc.option(fc.integer({ min: 100, max: 599 })),
    errorClass: fc.option(fc.constantFrom(...errorClasses)),
    retryAfterMs: fc.option(fc.nat()),
  }),
  trigger: fc.constantFrom(...deliveryTriggers),
  schedule: fc.array(fc.integer({ min: 1, max: 86_400 }), { minLength: 1, maxLength: 20 }),
  attemptCount: fc.integer({ min: 1, max: 40 }),
  ownFaultCount: fc.constant(0),
  finishedAt: fc.constant(finishedAt),
  random: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
});

test('nothing but a 2xx is delivered, and a retry is never in the past', () => {
  fc.assert(
    fc.property(anyInput, (each) => {
      const next = decideNextStep(each);
      if (next.step === 'delivered') expect(isDelivered(each.outcome)).toBe(true);
      if (next.step === 'retry') expect(+next.at).toBeGreaterThanOrEqual(+finishedAt);
    }),
  );
});

test('only the destination’s own failures, or bytes that are gone, exhaust an automatic delivery', () => {
  fc.assert(
    fc.property(anyInput, (each) => {
      const next = decideNextStep({ ...each, trigger: 'automatic' });
      const { errorClass } = each.outcome;
      if (next.step !== 'exhausted' || errorClass === null || errorClass === 'bytes_gone') return;
      expect(errorClassInfo[errorClass].blamesDestination).toBe(true);
      expect(each.attemptCount).toBeGreaterThan(each.schedule.length);
    }),
  );
});

test('every status below 200 or from 300 on is a failure with a class of its own', () => {
  for (let code = 100; code < 600; code += 1) expect(classifyStatus(code) === null).toBe(code >= 200 && code < 300);
  expect([301, 410, 404, 503].map(classifyStatus)).toEqual([
    'redirect_not_followed',
    'gone',
    'status_not_ok',
    'status_not_ok',
  ]);
});

describe('a step', () => {
  test('after a failure is the next delay of the schedule, and the end of it is the end', () => {
    expect(decideNextStep(input)).toMatchObject({ step: 'retry', at: new Date(finishedAt.getTime() + 5_000) });
    expect(decideNextStep({ ...input, attemptCount: 2 })).toMatchObject({
      at: new Date(finishedAt.getTime() + 60_000),
    });
    expect(decideNextStep({ ...input, attemptCount: 3 })).toEqual({ step: 'exhausted', pausesDestination: false });
  });

  test('after a 2xx whose body was too large is delivered, after one that broke off it is not', () => {
    const outcome = { statusCode: 200, retryAfterMs: null };
    const large = { ...input, outcome: { ...outcome, errorClass: 'response_too_large' as const } };
    expect(decideNextStep(large)).toEqual({ step: 'delivered' });
    const broken = { ...input, outcome: { ...outcome, errorClass: 'connection_reset' as const } };
    expect(decideNextStep(broken)).toMatchObject({ step: 'retry' });
  });

  test('after 410 pauses the destination; after a test’s 410 it does not', () => {
    const gone = { ...input, outcome: { statusCode: 410, errorClass: 'gone' as const, retryAfterMs: null } };
    expect(decideNextStep(gone)).toMatchObject({ step: 'retry', pausesDestination: true });
    expect(decideNextStep({ ...gone, trigger: 'test' })).toEqual({ step: 'exhausted', pausesDestination: false });
  });

  test('after faults of our own goes by what the destination itself refused', () => {
    const after = { ...input, attemptCount: 4, ownFaultCount: 3 };
    expect(decideNextStep(after)).toMatchObject({ step: 'retry', at: new Date(finishedAt.getTime() + 5_000) });
    expect(decideNextStep({ ...after, attemptCount: 6 })).toEqual({ step: 'exhausted', pausesDestination: false });
    const ours = { ...input, outcome: { ...input.outcome, errorClass: 'not_prepared' as const } };
    expect(decideNextStep({ ...ours, attemptCount: 9, ownFaultCount: 8 })).toMatchObject({
      at: new Date(finishedAt.getTime() + 60_000),
    });
  });

  test('after a stop is tried again at once', () => {
    const stopped = { ...input, outcome: { ...input.outcome, errorClass: 'stopped' as const } };
    expect(decideNextStep(stopped)).toMatchObject({ step: 'retry', at: finishedAt });
  });
});
