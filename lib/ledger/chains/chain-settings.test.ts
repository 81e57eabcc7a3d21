import { expect, test } from 'vitest';
import { chainDefaults } from './chain-defaults';
import { chainEntrySchema } from './chain-schema';
import { chainMapOf, chainRows, readChainSettings } from './chain-settings';
import { sharedSpelling, withChain, withChainEnabled, withoutChain } from './change-settings';
import { findChain } from './find-chain';
import type { ChainEntry } from './types';

const tron = findChain(chainDefaults, 'TRX') ?? expect.fail('Tron is a default.');
const near: ChainEntry = {
  ...{ id: 'NEAR', name: 'Near', aliases: ['NEP141'], explorer: 'Nearblocks', hashPrefix: '' },
  hash: { form: '^[1-9A-Za-z]{43,44}$', words: '43 or 44 characters', url: 'https://nearblocks.io/txns/{hash}' },
  address: { form: '^[a-z0-9._-]{2,64}$', words: 'an account name', url: null },
};

test('without a setting the defaults are in force', () => {
  expect(chainMapOf(readChainSettings(undefined))).toEqual(chainDefaults);
  expect(
    chainRows(readChainSettings(undefined)).every(({ source, disabled }) => source === 'default' && !disabled),
  ).toBe(true);
});

test('an added chain is found, one written over is found as written, one taken out is not found', () => {
  const own = { ...tron, id: 'TRX', name: 'Tron', explorer: 'Our explorer' };
  const settings = readChainSettings({ entries: [near, own], disabled: ['SOL'] });
  const map = chainMapOf(settings);
  expect(findChain(map, 'nep-141')).toEqual(near);
  expect(findChain(map, 'TRC20')?.explorer).toBe('Our explorer');
  expect(findChain(map, 'SOL')).toBeNull();
  const sources = new Map(chainRows(settings).map(({ entry, source }) => [entry.id, source]));
  expect([sources.get('NEAR'), sources.get('TRX'), sources.get('ETH')]).toEqual(['added', 'changed', 'default']);
});

test('a stored entry that cannot be read leaves its default in force and the others alone', () => {
  const broken = { ...tron, hash: { ...tron.hash, form: '(a+)+' } };
  expect(findChain(chainMapOf(readChainSettings({ entries: [broken, near] })), 'TRX')).toEqual(tron);
  expect(findChain(chainMapOf(readChainSettings({ entries: [broken, near] })), 'NEAR')).toEqual(near);
  for (const value of ['text', 7, null, [], { entries: 'none', disabled: 3 }]) {
    expect(chainMapOf(readChainSettings(value))).toEqual(chainDefaults);
  }
});

const nothing = readChainSettings(undefined);

test('a spelling belongs to one chain', () => {
  expect(sharedSpelling(withChain(nothing, near))).toBeNull();
  const greedy = withChain(nothing, { ...near, aliases: ['trc_20'] });
  expect(sharedSpelling(greedy)).toMatchObject({ spelling: 'trc20', by: { id: 'TRX' } });
  expect(sharedSpelling(withChainEnabled(greedy, 'TRX', false))).toBeNull();
});

test('a default written over and then written as it was is a default again', () => {
  const own = withChain(nothing, { ...tron, name: 'Our Tron' });
  expect(own.entries).toHaveLength(1);
  expect(withChain(own, { ...tron })).toEqual(nothing);
});

test('to reset a chain forgets what was said of it, and nothing of the others', () => {
  const settings = withChainEnabled(withChain(withChain(nothing, near), { ...tron, name: 'Our Tron' }), 'TRX', false);
  expect(withoutChain(settings, 'TRX')).toEqual(withChain(nothing, near));
  expect(withoutChain(settings, 'NEAR').entries.map(({ id }) => id)).toEqual(['TRX']);
});

test.each([
  [{ id: 'a b' }, 'short name'],
  [{ hash: { ...near.hash, url: 'http://nearblocks.io/{hash}' } }, 'over https'],
  [{ hash: { ...near.hash, form: '^.*$' } }, 'no * or +'],
  [{ hashPrefix: '0x<' }, 'prefix'],
])('an entry with %j is refused and told why', (change, words) => {
  const read = chainEntrySchema.safeParse({ ...near, ...change });
  expect(read.error?.issues.map(({ message }) => message).join(' ')).toContain(words);
});
