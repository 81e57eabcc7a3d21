import { expect, test } from 'vitest';
import { BodyRoom } from './body-room';
import { collectBody, startBytesMax } from './collect-body';

const chunk = new Uint8Array(100);

test('bodies past their free part share one room, and a small one gets in when it is full', () => {
  const room = new BodyRoom({ bytesMax: 250, freeBytes: 100 });
  const [one, other, small] = [room.claim(), room.claim(), room.claim()];
  expect(one.hold(350)).toBe(true);
  expect(other.hold(101)).toBe(false);
  expect(small.hold(100)).toBe(true);
  one.end();
  one.end();
  expect(other.hold(350)).toBe(true);
  expect(one.hold(101)).toBe(false);
});

test('a body that finds no room is let go of at once, and what it held is there for others', () => {
  const room = new BodyRoom({ bytesMax: 150, freeBytes: 100 });
  const first = collectBody({ bodyBytesMax: 1_000, claim: room.claim() });
  expect([first.take(chunk), first.take(chunk), first.take(chunk)]).toEqual([true, true, false]);
  const read = first.finish('complete');
  expect([read.end, read.bytes.length]).toEqual(['no_room', 0]);
  const second = collectBody({ bodyBytesMax: 1_000, claim: room.claim() });
  expect([second.take(chunk), second.take(chunk)]).toEqual([true, true]);
  expect(second.finish('complete')).toMatchObject({ end: 'complete', bytesArrived: 200 });
});

test('of a body over its cap only its start is held', () => {
  const room = new BodyRoom({ bytesMax: 10_000, freeBytes: startBytesMax });
  const large = collectBody({ bodyBytesMax: 10_000, claim: room.claim() });
  expect(large.take(new Uint8Array(9_000))).toBe(true);
  expect(large.take(new Uint8Array(9_000))).toBe(true);
  expect(room.claim().hold(10_000 + startBytesMax)).toBe(true);
});
