import { expect, test } from 'vitest';
import { differenceMeaning } from './difference-words';

test.each([
  ['0.00', null, 'none'],
  ['-0', '0', 'none'],
  ['0.000000000000000001', null, 'over'],
  ['-0.10', null, 'under'],
  ['-0.10', '0.1', 'fee'],
  ['-0.11', '0.1', 'under'],
  ['0.1', '0.1', 'over'],
] as const)('a difference of %s beside a fee of %s means %s', (difference, fee, meaning) => {
  expect(differenceMeaning(difference, fee)).toBe(meaning);
});
