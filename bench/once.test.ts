import { describe, expect, test } from 'vitest';
import { type Once, onceFaults } from './once';

const again = { requests: 20, acknowledged: 20, callbacks: 10, storedOnce: 10 };
const side = (stored: number, once: Partial<Once> = {}) => ({
  ...{ acknowledged: 100, stored },
  once: { storedTwice: 0, again, applied: { callbacks: 100, once: 100 }, ...once },
});

describe('a side keeps each acknowledged callback once', () => {
  test('where all are there, also those that it had no answer for', () => {
    expect(onceFaults(side(100))).toEqual([]);
    expect(onceFaults(side(101))).toEqual([]);
    expect(onceFaults(side(100, { applied: null }))).toEqual([]);
  });

  test('and fails by what it lost, though as many rows are there', () => {
    expect(onceFaults(side(99))).toEqual(['1 lost']);
    expect(onceFaults(side(100, { storedTwice: 2 }))).toEqual(['2 lost', '2 stored twice']);
  });

  test('and fails by what was sent again, and by what was not applied once', () => {
    expect(onceFaults(side(100, { again: { ...again, acknowledged: 17 } }))).toEqual([
      '3 sent again and not answered 200',
    ]);
    expect(onceFaults(side(100, { again: { ...again, storedOnce: 6 } }))).toEqual(['4 sent again and not stored once']);
    expect(onceFaults(side(100, { applied: { callbacks: 100, once: 95 } }))).toEqual(['5 not applied once']);
  });
});
