import { expect, test } from 'vitest';
import { createRoom } from './room';

test('one person, and all together, have only so many places, and a place that is left is free again', () => {
  const room = createRoom({ perPersonMax: 2, perProcessMax: 3 });
  const first = room.enter('1');
  expect(room.enter('1').outcome).toBe('taken');
  expect(room.enter('1').outcome).toBe('person full');
  expect(room.enter('2').outcome).toBe('taken');
  expect(room.enter('3').outcome).toBe('process full');
  if (first.outcome !== 'taken') throw new Error(first.outcome);
  first.leave();
  first.leave();
  expect(room.enter('3').outcome).toBe('taken');
  expect(room.enter('4').outcome).toBe('process full');
});
