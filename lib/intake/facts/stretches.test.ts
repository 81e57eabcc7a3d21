import { expect, test } from 'vitest';
import { stretchesBetween } from './stretches';

test('a stretch is 4,096 numbers, and each that is touched is named', () => {
  expect(stretchesBetween('1', '4095')).toEqual([0]);
  expect(stretchesBetween('4095', '4096')).toEqual([0, 1]);
  expect(stretchesBetween('9980000', '10000000')).toEqual([2436, 2437, 2438, 2439, 2440, 2441]);
});

test('numbers beyond the last stretch begin anew, and too many stretches are not named', () => {
  const beyond = 2n ** 43n;
  expect(stretchesBetween(`${beyond - 1n}`, `${beyond}`)).toEqual([0x7fff_ffff, 0]);
  expect(stretchesBetween('1', '9000000000000000000')).toBeNull();
  expect(stretchesBetween('0', `${4096 * 1000 - 1}`)).toHaveLength(1_000);
  expect(stretchesBetween('0', `${4096 * 1000}`)).toBeNull();
});
