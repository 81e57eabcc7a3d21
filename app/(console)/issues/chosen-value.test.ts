import { expect, test } from 'vitest';
import { chosenValue, readChosen } from './chosen-value';

test('what a chosen row sends is read back: which issue, and whose it was', () => {
  const values = [chosenValue('17', '3'), chosenValue('18', null)];
  expect([...readChosen(values)]).toEqual([
    ['17', '3'],
    ['18', null],
  ]);
  expect([...readChosen([])]).toEqual([]);
});

test.each(['17', ':', '17:x', 'x:3', '17:3:4', "1' or 1=1:"])('%s is no chosen row', (value) => {
  expect(() => readChosen([value])).toThrow();
});
