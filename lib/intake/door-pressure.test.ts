import { expect, test } from 'vitest';
import { DoorPressure } from './door-pressure';

function watchPressure() {
  let told = 0;
  const pressure = new DoorPressure(() => {
    told += 1;
  });
  return { pressure, told: () => told };
}

test('one slow group is no pressure, several in a row are', () => {
  const { pressure, told } = watchPressure();
  for (let group = 0; group < 20; group += 1) pressure.note(10, group);
  pressure.note(100, 20);
  expect(told()).toBe(0);
  pressure.note(100, 21);
  pressure.note(100, 22);
  expect(told()).toBe(1);
});

test('pressure is told again while it lasts, five times a second at most, and no more once it is over', () => {
  const { pressure, told } = watchPressure();
  for (let atMs = 0; atMs < 1_000; atMs += 10) pressure.note(200, atMs);
  expect(told()).toBe(5);
  for (let atMs = 1_000; atMs < 2_000; atMs += 10) pressure.note(5, atMs);
  expect(told()).toBeLessThanOrEqual(6);
  const before = told();
  for (let atMs = 2_000; atMs < 3_000; atMs += 10) pressure.note(5, atMs);
  expect(told()).toBe(before);
});
