import { expect, test } from 'vitest';
import { secretName } from './secret-name';

test('two secrets with one end are told apart, and one alone needs no number', () => {
  const secrets = [
    { id: '3', hint: 'a91f' },
    { id: '2', hint: '77c2' },
    { id: '1', hint: 'a91f' },
  ];
  expect(secrets.map((secret) => secretName(secret, secrets))).toEqual(['…a91f (2 of 2)', '…77c2', '…a91f (1 of 2)']);
});

test('two that are too short to show an end are told apart as well', () => {
  const secrets = [
    { id: null, hint: '' },
    { id: null, hint: '' },
  ];
  expect(secrets.map((secret) => secretName(secret, secrets))).toEqual(['… (2 of 2)', '… (1 of 2)']);
});
