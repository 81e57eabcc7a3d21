import { expect, test } from 'vitest';
import { StartUpError } from '@/lib/platform/errors';
import { environmentCredentials, hintOf } from './credentials';

const provider = {
  secretFields: [
    { name: 'key', variable: 'KEY', label: 'Key' },
    { name: 'secret', variable: 'SECRET', label: 'Secret', hint: true },
  ],
};

function read(variables: Record<string, string[]>) {
  return environmentCredentials(provider, (name) => variables[name] ?? []);
}

test('the i-th entries of all variables make the i-th credential', () => {
  expect(read({ KEY: ['k1', 'k2'], SECRET: ['secret-one', 'secret-two'] })).toEqual([
    { hint: '-one', fields: { key: 'k1', secret: 'secret-one' } },
    { hint: '-two', fields: { key: 'k2', secret: 'secret-two' } },
  ]);
});

test('a single entry goes with every entry of the others', () => {
  expect(read({ KEY: ['k'], SECRET: ['secret-one', 'secret-two'] }).map(({ fields }) => fields.key)).toEqual([
    'k',
    'k',
  ]);
});

test('lists that do not pair up stop the start instead of being guessed at', () => {
  expect(() => read({ KEY: ['a', 'b', 'c'], SECRET: ['x', 'y'] })).toThrow(StartUpError);
});

test('without the secret there is no credential, and a missing key is missing in it', () => {
  expect(read({ KEY: ['k'] })).toEqual([]);
  expect(read({})).toEqual([]);
  expect(read({ SECRET: ['secret-one'] })).toEqual([{ hint: '-one', fields: { secret: 'secret-one' } }]);
});

test('a hint never gives a short secret away', () => {
  expect(['', 'abc', 'abcd', 'abcdefg', 'abcdefgh'].map(hintOf)).toEqual(['', '', 'd', 'g', 'efgh']);
});
