import { expect, test } from 'vitest';
import { chainDefaults } from '@/lib/ledger/chains/chain-defaults';
import { chainTexts } from './chain-texts';
import { readChainForm } from './read-chain-form';

test('what the form shows of a chain reads back as that chain', () => {
  for (const entry of chainDefaults) expect(readChainForm(chainTexts(entry))).toEqual({ entry });
});

test('spellings stand one a line or between commas, empty ones count for nothing', () => {
  const [entry] = chainDefaults;
  const texts = { ...(entry && chainTexts(entry)), aliases: ' ERC20,\n\n erc-20 ,,Mainnet ' };
  expect(readChainForm(texts)).toMatchObject({ entry: { aliases: ['ERC20', 'erc-20', 'Mainnet'] } });
});

test('every problem stands at its field', () => {
  expect(
    readChainForm({ id: 'a b', hashForm: '.*', hashUrl: 'http://x/{hash}', addressForm: '^a$', addressWords: 'a' }),
  ).toEqual({
    problems: {
      id: expect.stringContaining('short name'),
      name: 'Give it a name.',
      hashForm: expect.stringContaining('begins with ^'),
      hashWords: expect.stringContaining('in words'),
      hashUrl: expect.stringContaining('over https'),
    },
  });
});
