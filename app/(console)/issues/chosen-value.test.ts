import { expect, test } from 'vitest';
import { chosenValue, readChosen } from './chosen-value';

function formOf(values: readonly (string | Blob)[]): FormData {
  const form = new FormData();
  for (const value of values) form.append('id', value);
  return form;
}

test('what a chosen row sends is read back: which issue, and whose it was', () => {
  const values = [chosenValue('17', '3'), chosenValue('18', null)];
  expect([...readChosen(formOf(values))]).toEqual([
    ['17', '3'],
    ['18', null],
  ]);
  expect([...readChosen(formOf([]))]).toEqual([]);
});

test.each(['17', ':', '17:x', 'x:3', '17:3:4', "1' or 1=1:", new Blob(['17:3'])])('%s is no chosen row', (value) => {
  expect(() => readChosen(formOf([value]))).toThrow();
});
