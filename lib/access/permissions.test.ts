import { expect, test } from 'vitest';
import { actionWords } from './action-words';
import type { Actor } from './actor';
import { type Action, assertMay } from './permissions';

const viewer: Actor = {
  ...{ kind: 'person', userId: '1', sessionId: '1', name: 'Vera', email: 'vera@example.com' },
  ...{ role: 'viewer', address: null },
};
const token: Actor = { kind: 'token', tokenId: '1', name: 'reader', scopes: [], address: null };

test('a person is refused in words, a program by the name of what it lacks', () => {
  const asked: Action = 'exports.make';
  expect(() => assertMay(viewer, asked)).toThrow('Your role does not include exports. An admin can change that.');
  expect(() => assertMay(token, asked)).toThrow(
    'This API token does not include exports.make: it lacks the scope read.',
  );
});

test('no two actions are called the same, and none by its name in the table', () => {
  const words = Object.values(actionWords);
  expect(new Set(words).size).toBe(words.length);
  for (const each of words) expect(each).toMatch(/^[a-zA-Z-]+( [a-zA-Z-]+|,)*$/);
});
