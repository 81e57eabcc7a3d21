import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chainDefaults } from './chain-defaults';
import { explorerLink } from './explorer-link';
import { type ChainEntry, chainValueKinds } from './types';

const hex = 'ab'.repeat(32);

test('a hash is linked at its chain’s explorer, and the link says which', () => {
  expect(explorerLink(chainDefaults, 'Tron', 'hash', hex)).toEqual({
    link: 'explorer',
    href: `https://tronscan.org/#/transaction/${hex}`,
    explorer: 'Tronscan',
    chainName: 'Tron',
  });
});

test('a hash sent without its 0x is linked with it', () => {
  const expected = { href: `https://etherscan.io/tx/0x${hex}` };
  expect(explorerLink(chainDefaults, 'ETH', 'hash', hex)).toMatchObject(expected);
  expect(explorerLink(chainDefaults, 'ETH', 'hash', `0x${hex}`)).toMatchObject(expected);
});

test('what has the wrong form is not linked, and the form is told', () => {
  expect(explorerLink(chainDefaults, 'TRC20', 'hash', 'pending')).toEqual({
    link: 'not_of_form',
    chainId: 'TRX',
    words: '64 hex digits',
  });
});

test('without a chain, or on one that nobody described, nothing is claimed', () => {
  expect(explorerLink(chainDefaults, null, 'hash', hex)).toEqual({ link: 'unknown_chain' });
  expect(explorerLink(chainDefaults, 'HOUSECHAIN', 'hash', hex)).toEqual({ link: 'unknown_chain' });
});

test('base64 is percent-encoded, so that its slash and plus are no path and no space', () => {
  const value = 'Zk0J2lOHzQbtnR4YQF/RIWqdbqmBBNwQ0Bpn+KmCtPY=';
  expect(explorerLink(chainDefaults, 'TON', 'hash', value)).toMatchObject({
    href: 'https://tonviewer.com/transaction/Zk0J2lOHzQbtnR4YQF%2FRIWqdbqmBBNwQ0Bpn%2BKmCtPY%3D',
  });
});

/** A chain whose form takes whatever its admin allowed, in an explorer with a query. */
const lax: ChainEntry = {
  ...{ id: 'LAX', name: 'Lax', aliases: [], explorer: null, hashPrefix: '' },
  hash: { form: '^[^ ]{1,150}$', words: 'anything', url: 'https://explorer.example/tx?id={hash}&lang=en' },
  address: { form: '^[^ ]{1,150}$', words: 'anything', url: 'https://explorer.example/{address}' },
};

test('whatever a provider sends as a hash or address, a link leads over https to the explorer’s host and nowhere else', () => {
  const nasty = fc.constantFrom(
    'javascript:alert(1)',
    '//evil.example',
    '..%2f..',
    '@evil.example',
    '?x#y',
    '\\evil',
    '<b>',
    '&lang=de',
    '/../../',
  );
  const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), nasty);
  fc.assert(
    fc.property(fc.constantFrom(...chainValueKinds), anything, (kind, value) => {
      const result = explorerLink([lax], 'lax', kind, value);
      if (result.link !== 'explorer') return;
      const url = new URL(result.href);
      expect([url.protocol, url.host, url.username]).toEqual(['https:', 'explorer.example', '']);
      if (kind === 'hash') {
        expect([url.pathname, url.searchParams.get('id'), url.searchParams.get('lang')]).toEqual(['/tx', value, 'en']);
      }
      expect(url.hash).toBe('');
    }),
    { numRuns: 200 },
  );
});

test('an explorer without a name is called by its host', () => {
  expect(explorerLink([lax], 'LAX', 'hash', 'x')).toMatchObject({ explorer: 'explorer.example', chainName: 'Lax' });
});
