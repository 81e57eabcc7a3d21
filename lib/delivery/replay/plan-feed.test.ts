import { expect, test } from 'vitest';
import { feedMax, planFeed } from './plan-feed';

const at = new Date('2026-03-02T09:00:00.000Z');
const later = (ms: number) => new Date(at.getTime() + ms);

test('a speed is kept over many short steps, fractions included', () => {
  let tokens = 0;
  let fed = 0;
  for (let ms = 0; ms < 10_000; ms += 200) {
    const step = planFeed({ ratePerSecond: 7, tokens, tokensAt: later(ms) }, 0, later(ms + 200));
    tokens = step.tokens;
    fed += step.count;
  }
  expect([69, 70]).toContain(fed);
});

test('what was not used is not saved up beyond a second', () => {
  expect(planFeed({ ratePerSecond: 20, tokens: 0, tokensAt: at }, 0, later(3_600_000))).toEqual({
    count: 20,
    tokens: 0,
  });
});

test('one transaction never takes more than its bound, and a clock that goes back gives nothing', () => {
  expect(planFeed({ ratePerSecond: 500, tokens: 0, tokensAt: null }, 0, at).count).toBe(feedMax);
  expect(planFeed({ ratePerSecond: 500, tokens: 0, tokensAt: later(500) }, 0, at).count).toBe(0);
});

test('while enough of it waits nothing more is fed', () => {
  expect(planFeed({ ratePerSecond: 50, tokens: 50, tokensAt: at }, 250, later(1_000)).count).toBe(0);
  expect(planFeed({ ratePerSecond: 50, tokens: 50, tokensAt: at }, 249, later(1_000)).count).toBe(50);
});
