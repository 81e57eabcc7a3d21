import { expect, test } from 'vitest';
import { chooseTwo } from './choose-two';

const callbacks = ['1', '2', '3'].map((id) => ({ id }));
const chosen = (one: string | null, other: string | null, among = callbacks) => {
  const two = chooseTwo(among, { one, other });
  return two && [two.before.id, two.after?.id ?? null, two.foreign];
};

test('the earlier of two stands first, however they were asked for', () => {
  expect(chosen('3', '1')).toEqual(['1', '3', false]);
  expect(chosen('1', '3')).toEqual(['1', '3', false]);
});

test('one alone is compared with the one before it, the first with the one after it', () => {
  expect(chosen('3', null)).toEqual(['2', '3', false]);
  expect(chosen(null, '2')).toEqual(['1', '2', false]);
  expect(chosen('1', '1')).toEqual(['1', '2', false]);
  expect(chosen('1', null, [{ id: '1' }])).toEqual(['1', null, false]);
});

test('one of another record is said to be foreign, and two of them are nothing to compare', () => {
  expect(chosen('3', '77')).toEqual(['2', '3', true]);
  expect(chosen('77', '78')).toBeNull();
  expect(chosen(null, null)).toBeNull();
});
