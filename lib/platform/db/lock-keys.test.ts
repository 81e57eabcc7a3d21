import { expect, test } from 'vitest';
import { lockKeys } from './lock-keys';

test('no two purposes share an advisory lock', () => {
  const keys = Object.values(lockKeys);
  expect(new Set(keys).size).toBe(keys.length);
});
