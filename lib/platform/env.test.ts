import path from 'node:path';
import { expect, test } from 'vitest';
import { readEnvironment } from './env';
import { StartUpError } from './errors';

test('an empty environment means the documented defaults', () => {
  const environment = readEnvironment({});
  expect(environment).toMatchObject({ port: 3000, host: '0.0.0.0', databaseUrl: null, consoleSecret: null });
  expect(environment.dataDir).toBe(path.resolve('.data'));
});

test('a blank variable counts as absent', () => {
  expect(readEnvironment({ DATABASE_URL: '  ', ADMIN_EMAIL: '' })).toMatchObject({
    databaseUrl: null,
    adminEmail: null,
  });
});

test.each([
  ['PORT', '70000'],
  ['PORT', 'http'],
  ['LOG_LEVEL', 'loud'],
])('%s=%s is refused with a sentence that names the variable', (name, value) => {
  const read = () => readEnvironment({ [name]: value });
  expect(read).toThrow(StartUpError);
  expect(read).toThrow(name);
});

test('a list is split at its commas, trimmed, and without empty parts', () => {
  expect(readEnvironment({ CAIBO_API_KEY: ' new , old ,, ' }).list('CAIBO_API_KEY')).toEqual(['new', 'old']);
  expect(readEnvironment({}).list('CAIBO_API_KEY')).toEqual([]);
});

test('the address of the Postgres behind a pooler means nothing without that of the pooler', () => {
  expect(() => readEnvironment({ DATABASE_DIRECT_URL: 'postgresql://db/console' })).toThrow('DATABASE_URL');
});
