import { expect, test } from 'vitest';
import { decideNextTry, retryAfterSecondsMax } from './decide-next-try';
import { probeErrorClasses, probeErrorInfo } from './error-class';

test('every class ends: after its tries it is given up', () => {
  for (const errorClass of probeErrorClasses) {
    const { triesMax } = probeErrorInfo[errorClass];
    expect(decideNextTry(errorClass, triesMax)).toEqual({ step: 'give_up' });
    if (triesMax > 1) expect(decideNextTry(errorClass, triesMax - 1).step).toBe('again');
  }
});

test('pauses grow, and what cannot mend itself is not tried again', () => {
  const pauses = [1, 2, 3, 4, 5].map((tries) => decideNextTry('unavailable', tries));
  expect(pauses).toEqual([5, 10, 30, 60, 180].map((seconds) => ({ step: 'again', afterMs: seconds * 1_000 })));
  for (const errorClass of ['refused', 'not_set_up', 'not_found'] as const) {
    expect(decideNextTry(errorClass, 1)).toEqual({ step: 'give_up' });
  }
});

test('the provider may ask for a longer pause, within bounds, and never for a shorter one', () => {
  expect(decideNextTry('rate_limited', 1, 90)).toEqual({ step: 'again', afterMs: 90_000 });
  expect(decideNextTry('rate_limited', 1, 1)).toEqual({ step: 'again', afterMs: 5_000 });
  expect(decideNextTry('rate_limited', 1, 10 ** 9)).toEqual({ step: 'again', afterMs: retryAfterSecondsMax * 1_000 });
});
