import { expect, test } from 'vitest';
import { coverageWords, isCovered } from './payload-coverage';

test('a covered name covers its field and all inside it, and no namesake', () => {
  const coverage = ['status', 'transfer.amount', 'lines'];
  expect(isCovered({ path: 'status' }, coverage)).toBe(true);
  expect(isCovered({ path: 'lines[2].fee' }, coverage)).toBe(true);
  expect(isCovered({ path: 'transfer.amount' }, coverage)).toBe(true);
  expect(isCovered({ path: 'transfer' }, coverage)).toBe(false);
  expect(isCovered({ path: 'transfer.amount_usd' }, coverage)).toBe(false);
  expect(isCovered({ path: 'statusText' }, coverage)).toBe(false);
});

test('the whole body covers everything, nothing covers nothing', () => {
  expect(isCovered({ path: 'x.y' }, 'whole body')).toBe(true);
  expect(isCovered({ path: 'x.y' }, 'nothing')).toBe(false);
});

test('the words say how many fields are covered', () => {
  expect(coverageWords(['a'])).toContain('one field');
  expect(coverageWords(['a', 'b'])).toContain('2 fields');
});
