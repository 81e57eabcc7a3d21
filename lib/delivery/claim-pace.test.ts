import { expect, test } from 'vitest';
import { makeClaimPace } from './claim-pace';

test('an idle worker claims at once', () => {
  const pace = makeClaimPace();
  expect(pace.waitMs(0, 0)).toBe(0);
  pace.begins(0);
  pace.took(0, 0, 1);
  expect(pace.waitMs(0, 1)).toBe(0);
});

test('while calls run it waits until most of them have ended, or for a moment', () => {
  const pace = makeClaimPace();
  pace.begins(0);
  pace.took(40, 0, 1);
  expect(pace.waitMs(40, 1)).toBe(19);
  for (let ended = 0; ended < 29; ended += 1) pace.ended();
  expect(pace.waitMs(11, 5)).toBe(15);
  pace.ended();
  expect(pace.waitMs(10, 5)).toBe(0);
  expect(pace.waitMs(11, 20)).toBe(0);
});

test('a database that takes its time is asked less often, within bounds', () => {
  const pace = makeClaimPace();
  pace.begins(0);
  pace.took(40, 0, 50);
  expect(pace.waitMs(40, 50)).toBe(50);
  pace.begins(1_000);
  pace.took(40, 0, 6_000);
  expect(pace.waitMs(40, 1_000)).toBe(200);
});

test('it is busy while many calls end from claim to claim and many more are due, and not while backends take their time', () => {
  const pace = makeClaimPace();
  const claim = (ended: number, claimed: number, atMs: number, held = 0) => {
    for (let call = 0; call < ended; call += 1) pace.ended();
    pace.begins(atMs);
    pace.took(claimed, held, atMs);
    return pace.isBusy(atMs);
  };
  expect(claim(0, 50, 0), 'the first calls have not ended').toBe(false);
  expect(claim(15, 50, 100)).toBe(false);
  expect(claim(50, 15, 200), 'little more is due').toBe(false);
  expect(claim(16, 16, 300)).toBe(true);
  expect(claim(3, 3, 400), 'the last calls are still out').toBe(true);
  expect(claim(0, 0, 500, 50), 'they take all the room').toBe(true);
  expect(pace.isBusy(1_299)).toBe(true);
  expect(pace.isBusy(1_300), 'nothing flows any more').toBe(false);
  expect(claim(16, 16, 1_400)).toBe(true);
  expect(claim(16, 0, 1_500), 'nothing is due any more').toBe(false);
});
