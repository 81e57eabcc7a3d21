import { expect, test } from 'vitest';
import { makeBreathing } from './breathing';

function workFor(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until) Math.sqrt(until);
}

test('long work lets the process see to something else, short work goes on at once', async () => {
  const breathe = makeBreathing();
  let seenTo = false;
  setImmediate(() => {
    seenTo = true;
  });
  expect(breathe()).toBeUndefined();
  workFor(6);
  await breathe();
  expect(seenTo).toBe(true);
});
