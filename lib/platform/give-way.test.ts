import { expect, test } from 'vitest';
import { giveWayToDoors, makeGiveWay } from './give-way';
import { metrics } from './metrics/metrics';
import { nudge } from './nudge';

test('what can wait rests while the door is pressed, and half a second longer', () => {
  const giveWay = makeGiveWay();
  expect(giveWay.mustRest(0)).toBe(false);
  giveWay.press(100);
  expect(giveWay.mustRest(100)).toBe(true);
  giveWay.press(300);
  expect(giveWay.mustRest(799)).toBe(true);
  expect(giveWay.mustRest(800)).toBe(false);
});

test('however long the door is pressed, it works for a second after five seconds of rest', () => {
  const giveWay = makeGiveWay();
  const rested: number[] = [];
  for (let nowMs = 0; nowMs < 60_000; nowMs += 50) {
    giveWay.press(nowMs);
    if (giveWay.mustRest(nowMs)) rested.push(nowMs);
  }
  const shareOfTime = (rested.length * 50) / 60_000;
  expect(shareOfTime).toBeGreaterThan(0.8);
  expect(shareOfTime).toBeLessThan(0.85);
  const gaps = rested.slice(1).map((atMs, index) => atMs - (rested[index] ?? 0));
  expect(gaps.filter((gap) => gap >= 1_000).length).toBe(9);
});

test('a rest that ended starts anew when the door is pressed again', () => {
  const giveWay = makeGiveWay();
  giveWay.press(0);
  expect(giveWay.mustRest(0)).toBe(true);
  expect(giveWay.mustRest(600)).toBe(false);
  giveWay.press(4_800);
  expect(giveWay.mustRest(4_800)).toBe(true);
  giveWay.press(5_200);
  expect(giveWay.mustRest(5_200)).toBe(true);
});

test('who gives way to a door is counted, and nobody else', async () => {
  const counted = async () => (await metrics().instruments.putOff.get()).values[0]?.value;
  const giveWay = giveWayToDoors();
  expect([giveWay.mustRest(), await counted()]).toEqual([false, 0]);
  nudge('press');
  expect([giveWay.mustRest(), await counted()]).toEqual([true, 1]);
  giveWay.stop();
});
