import { expect, test } from 'vitest';
import { chainDefaults } from './chain-defaults';
import { chainEntrySchema } from './chain-schema';
import { checkForm } from './check-form';
import { explorerLink } from './explorer-link';
import { findChain, spellings } from './find-chain';

test('every default could be typed into the settings as it stands', () => {
  for (const entry of chainDefaults) expect(chainEntrySchema.parse(entry)).toEqual(entry);
});

test('no two chains share a spelling', () => {
  const all = chainDefaults.flatMap(spellings);
  expect(all.filter((spelling, index) => all.indexOf(spelling) !== index)).toEqual([]);
});

test.each([
  // GatePay, as in its samples and its list of chains.
  ['ETH', 'ETH'],
  ['TRX', 'TRX'],
  ['BSC', 'BSC'],
  ['BASEEVM', 'BASEEVM'],
  ['ARBEVM', 'ARBEVM'],
  ['OPETH', 'OPETH'],
  ['MATIC', 'MATIC'],
  ['AVAX_C', 'AVAX_C'],
  ['SOL', 'SOL'],
  ['BTC', 'BTC'],
  ['LTC', 'LTC'],
  ['DOGE', 'DOGE'],
  ['XRP', 'XRP'],
  ['TON', 'TON'],
  // BassWallet.
  ['Ethereum', 'ETH'],
  ['Tron', 'TRX'],
  // Token standards and everyday names.
  ['erc20', 'ETH'],
  ['TRC-20', 'TRX'],
  ['BEP20', 'BSC'],
  ['BNB Smart Chain', 'BSC'],
  ['Polygon', 'MATIC'],
  ['avalanche c-chain', 'AVAX_C'],
  ['Avalanche', 'AVAX_C'],
  ['Optimism', 'OPETH'],
  ['arbitrum one', 'ARBEVM'],
  ['Base', 'BASEEVM'],
  ['Algorand', 'ALGO'],
  ['solana', 'SOL'],
  ['Ripple', 'XRP'],
])('%s is the chain %s', (spelling, id) => {
  expect(findChain(chainDefaults, spelling)?.id).toBe(id);
});

test('a chain that nobody described, and no chain at all, are unknown', () => {
  for (const chain of ['SOMECHAIN', '', null]) expect(findChain(chainDefaults, chain)).toBeNull();
});

/** Of each chain: what its explorer shows for its first widely known or documented transactions and addresses. */
const genuine = [
  ['BASEEVM', 'hash', '0x2546829d95b7614acebde9dcc92d5b880ae82fa9791c2f80faa7ca668fc5cd3b'],
  ['BASEEVM', 'address', '0x0D0707963952f2fBA59dD06f2b425ace40b492Fe'],
  ['TRX', 'hash', '6711f98a10b9efdcfd35a281fd53554736e100441902ef1d24ee2fb5bb75f15a'],
  ['TRX', 'address', 'TTSgF6XEd1TbEH3fPuC4Zypn7UZsxetEcH'],
  ['BTC', 'hash', '4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b'],
  ['BTC', 'address', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'],
  ['BTC', 'address', 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq'],
  ['LTC', 'address', 'LcHKa7oYGYUsWJqXaZrKDFGVSsXdbZVLTV'],
  ['DOGE', 'address', 'DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L'],
  ['XRP', 'address', 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh'],
  ['SOL', 'hash', '5VERv8NMvzbJMEkV8xnrLkEaWRtSz9CosKDYjCJjBRnbJLgp8uirBgmQpjKhoR4tjF3ZpRzrFmBV6UjKdiSZkQUW'],
  ['SOL', 'address', 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v'],
  ['TON', 'address', 'EQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_sDs'],
  ['TON', 'hash', 'Zk0J2lOHzQbtnR4YQF/RIWqdbqmBBNwQ0Bpn/KmCtPY='],
  ['ALGO', 'address', '7ZUECA7HFLZTXENRV24SHLU4AVPUTMTTDUFUBNBD64C73F3UHRTHAIOF6Q'],
  ['XLM', 'address', 'GAAZI4TCR3TY5OJHCTJC2A4QSY6CJWJH5IAJTGKIN2ER7LBNVKOCCWN7'],
] as const;

test.each(genuine)('of %s a genuine %s %s is of the form and is linked over https', (chain, kind, value) => {
  expect(checkForm(chainDefaults, chain, kind, value).verdict).toBe('of_form');
  const link = explorerLink(chainDefaults, chain, kind, value);
  expect(link).toMatchObject({ link: 'explorer' });
  expect(link.link === 'explorer' && link.href).toContain(encodeURIComponent(value));
});

test('the hash of one chain is not taken for one of a chain with other hashes', () => {
  const solana = genuine.find(([chain, kind]) => chain === 'SOL' && kind === 'hash')?.[2] ?? '';
  for (const chain of ['TRX', 'ETH', 'BTC', 'ALGO']) {
    expect(checkForm(chainDefaults, chain, 'hash', solana).verdict).toBe('not_of_form');
  }
  const ethereum = `0x${'ab'.repeat(32)}`;
  for (const chain of ['TRX', 'BTC', 'SOL', 'TON']) {
    expect(checkForm(chainDefaults, chain, 'hash', ethereum).verdict).toBe('not_of_form');
  }
});

test.each([
  '',
  ' ',
  '0x',
  'a1b2c3',
  `0x${'a'.repeat(63)}`,
  `0x${'a'.repeat(65)}`,
  `0x${'g'.repeat(64)}`,
  ` 0x${'a'.repeat(64)}`,
  `0x${'a'.repeat(64)}\n`,
])('no chain takes %j for a hash', (value) => {
  for (const { id } of chainDefaults) expect(checkForm(chainDefaults, id, 'hash', value).verdict).toBe('not_of_form');
});
