import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closedBreaker } from './breaker';
import { planRoom, type RoomInput } from './plan-room';

const now = new Date('2026-03-02T09:00:00.000Z');
const input = fc.record({
  concurrencyMax: fc.integer({ min: 1, max: 1_000 }),
  ratePerSecondMax: fc.option(fc.integer({ min: 1, max: 1_000 })),
  tokens: fc.double({ min: 0, max: 1_000, noNaN: true }),
  tokensAt: fc.option(fc.integer({ min: 0, max: 10_000 }).map((ago) => new Date(+now - ago))),
  breaker: fc.constantFrom(closedBreaker, { ...closedBreaker, state: 'open' as const, openedAt: now, probeAt: now }),
  running: fc.record({ first: fc.nat(500), retry: fc.nat(500), bulk: fc.nat(500) }),
}) satisfies fc.Arbitrary<RoomInput>;

test('no lane gets more than there is, bulk no more than retries, retries no more than first attempts', () => {
  fc.assert(
    fc.property(input, (each) => {
      const { total, first, retry, bulk, tokens } = planRoom(each, now);
      for (const room of [total, first, retry, bulk]) expect(Number.isInteger(room) && room >= 0).toBe(true);
      expect(first).toBeLessThanOrEqual(total);
      expect(retry).toBeLessThanOrEqual(first);
      expect(bulk).toBeLessThanOrEqual(retry);
      expect(total).toBeLessThanOrEqual(tokens);
    }),
  );
});

test('a closed breaker keeps to the concurrency; an open one lets a single delivery through', () => {
  fc.assert(
    fc.property(input, (each) => {
      const { total } = planRoom(each, now);
      const { first, retry, bulk } = each.running;
      if (each.breaker.state === 'closed')
        expect(total).toBeLessThanOrEqual(Math.max(0, each.concurrencyMax - first - retry - bulk));
      else expect(total).toBeLessThanOrEqual(1);
    }),
  );
});

test('retries that fill all they may still leave a quarter to first attempts', () => {
  const running = { first: 0, retry: 15, bulk: 0 };
  const limits = { concurrencyMax: 20, ratePerSecondMax: null, tokens: 0, tokensAt: null, breaker: closedBreaker };
  expect(planRoom({ ...limits, running }, now)).toMatchObject({ first: 5, retry: 0, bulk: 0 });
});

test('a rate never saves up more than a second of starts', () => {
  const limits = { concurrencyMax: 1_000, ratePerSecondMax: 10, tokens: 0, breaker: closedBreaker };
  const running = { first: 0, retry: 0, bulk: 0 };
  expect(planRoom({ ...limits, tokensAt: new Date(+now - 300), running }, now).total).toBe(3);
  expect(planRoom({ ...limits, tokensAt: new Date(+now - 60_000), running }, now).total).toBe(10);
});
