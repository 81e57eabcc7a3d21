import { expect, test } from 'vitest';
import { diffFields } from './diff-fields';

test('a field of either side stands once, with what it was and what it is', () => {
  expect(diffFields({ b: '1', a: 'x' }, { b: '2', c: '3' })).toEqual([
    { name: 'a', before: 'x', after: null, same: false },
    { name: 'b', before: '1', after: '2', same: false },
    { name: 'c', before: null, after: '3', same: false },
  ]);
  expect(diffFields({ a: '1' }, { a: '1' })).toEqual([{ name: 'a', before: '1', after: '1', same: true }]);
});

test('a header named like something that every object has is no surprise', () => {
  expect(diffFields({}, { constructor: 'x' })).toEqual([
    { name: 'constructor', before: null, after: 'x', same: false },
  ]);
});
