import { expect, test } from 'vitest';
import type { ProbeOptions } from '@/lib/providers/probe-contract';
import { publishedPair } from './fixtures/vectors';
import { probes } from './probes';
import { basswalletSettings } from './settings';

const options: ProbeOptions<ReturnType<typeof basswalletSettings.parse>> = {
  credential: { hint: '', fields: { requestKey: publishedPair.accessKey, requestSecret: publishedPair.secret } },
  settings: basswalletSettings.parse({}),
  at: new Date(1_724_985_575_933),
  nonce: 'n',
  baseUrl: 'https://api.basswallet.com/api',
  token: null,
};

test('a question is signed with the request pair, over its parameters as they are before escaping', () => {
  const asked = { resource: 'Withdraw', id: '603273294627606528', record: null };
  const made = probes.ask(asked, options);
  expect(made.url).toBe(
    'https://api.basswallet.com/api/v1/account/order/query?id=603273294627606528&timestamp=1724985575933',
  );
  expect(made.headers).toMatchObject({
    'API-Access-Key': publishedPair.accessKey,
    // openssl dgst -sha256 -hmac <secret> over id=603273294627606528&timestamp=1724985575933
    Signature: 'daa73488d427d885a8e330a21ae9bfd754b6eae5c5e6d7048aa5d62ab5263702',
  });
  const odd = probes.ask({ ...asked, id: 'a b&c' }, options);
  expect(odd.url).toContain('?id=a%20b%26c&timestamp=');
});

test('the callback pair alone cannot ask', () => {
  expect(probes.needs.secrets).toEqual(['requestKey', 'requestSecret']);
});
