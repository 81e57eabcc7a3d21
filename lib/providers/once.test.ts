import { expect, test } from 'vitest';
import { once } from './once';

test('what is asked for twice is made once, and not before', () => {
  let made = 0;
  const ask = once(() => {
    made += 1;
    return undefined;
  });
  expect(made).toBe(0);
  expect([ask(), ask()]).toEqual([undefined, undefined]);
  expect(made).toBe(1);
});
