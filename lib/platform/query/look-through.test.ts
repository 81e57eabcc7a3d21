import { expect, test } from 'vitest';
import { rowIdPattern } from './conditions';
import { encodeCursor } from './cursor';
import { lookRowsFrom, lookRowsMax, lookRowsMin, splitConditions } from './look-through';

test('who goes on looking comes through ten million in fourteen pages, each of which is bounded', () => {
  const sizes: number[] = [];
  let looked = 0;
  for (let cursor: string | null = null; looked < 10_000_000; ) {
    const size = lookRowsFrom(cursor, rowIdPattern);
    sizes.push(size);
    looked += size;
    cursor = encodeCursor({ at: '2026-03-02T09:00:00.000Z', id: '1', looked });
  }
  expect(sizes.slice(0, 3)).toEqual([lookRowsMin, lookRowsMin, 2 * lookRowsMin]);
  expect(sizes).toHaveLength(14);
  expect(Math.max(...sizes)).toBe(lookRowsMax);
});

test('what an index answers is told from what rows are compared with, by field and operator', () => {
  const [is, contains, other] = [
    { field: 'hash', operator: 'is', values: ['a'] },
    { field: 'hash', operator: 'contains', values: ['a'] },
    { field: 'fee', operator: 'is', values: ['1'] },
  ] as const;
  expect(splitConditions([is, contains, other], { hash: ['is'] })).toEqual({
    found: [is],
    compared: [contains, other],
  });
});
