import { describe, expect, test } from 'vitest';
import { pooledRandomBytes } from './random';

describe('pooled random bytes', () => {
  test('are never given twice, over many fillings of the pool', () => {
    const given = Array.from({ length: 5_000 }, () => pooledRandomBytes(12).toString('hex'));
    expect(new Set(given).size).toBe(given.length);
  });

  test('stay what they were when the pool is filled anew', () => {
    const first = pooledRandomBytes(16);
    const copy = first.toString('hex');
    for (let index = 0; index < 1_000; index += 1) pooledRandomBytes(16);
    expect(first.toString('hex')).toBe(copy);
  });

  test('are not given for keys and bodies', () => {
    expect(() => pooledRandomBytes(257)).toThrow(RangeError);
  });
});
