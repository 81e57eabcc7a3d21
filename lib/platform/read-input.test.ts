import { expect, test } from 'vitest';
import { z } from 'zod';
import { readInput } from './read-input';

test('what fits is read', () => {
  expect(readInput(z.coerce.number(), '3')).toBe(3);
});

test('what does not fit is bad input, told without repeating it', () => {
  const read = () => readInput(z.string(), ['a-secret']);
  expect(read).toThrow(expect.objectContaining({ code: 'bad_request' }));
  expect(read).not.toThrow('a-secret');
});
