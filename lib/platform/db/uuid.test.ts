import { expect, test } from 'vitest';
import { uuidFloor, uuidv7 } from './uuid';

const at = new Date('2026-11-20T12:00:00.123Z');

test('a UUID is of version 7, of the RFC variant, and carries its millisecond', () => {
  const id = uuidv7(at);
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(at.getTime());
});

test('a later millisecond always sorts after an earlier one', () => {
  const later = new Date(at.getTime() + 1);
  for (let round = 0; round < 200; round += 1) expect(uuidv7(later) > uuidv7(at)).toBe(true);
});

test('the floor of an instant lies between everything before it and everything from it on', () => {
  const before = new Date(at.getTime() - 1);
  for (let round = 0; round < 200; round += 1) {
    expect(uuidv7(before) < uuidFloor(at)).toBe(true);
    expect(uuidFloor(at) <= uuidv7(at)).toBe(true);
  }
});

test('two UUIDs of one instant differ', () => {
  expect(new Set(Array.from({ length: 1_000 }, () => uuidv7(at))).size).toBe(1_000);
});
