import { describe, expect, test } from 'vitest';
import { transferChips } from './transfer-chips';
import { transferFacets } from './transfer-facets';

const offered = {
  providers: [{ id: 'basswallet', label: 'BassWallet', channels: [] }],
  accounts: [{ provider: 'basswallet', slug: 'default', name: 'BassWallet' }],
  statuses: ['Success'],
  currencies: ['TRX', 'USDT'],
};
const facets = (query: string) => transferFacets(offered, new URLSearchParams(query));
const valuesOf = (name: string, query = '') =>
  facets(query)
    .find((facet) => facet.name === name)
    ?.options.map(({ value }) => value);
const chips = (query: string) =>
  transferChips(new URLSearchParams(query), facets(query)).map(({ words, without }) => [words, without.search]);

describe('the filters of the list of transfers', () => {
  test('offer the statuses and currencies that came, and keep one in force that no longer does', () => {
    expect(valuesOf('status')).toEqual(['Success']);
    expect(valuesOf('status', 'status=Gone')).toEqual(['Success', 'Gone']);
    expect(valuesOf('currency')).toEqual(['TRX', 'USDT']);
  });

  test('offer accounts only where there is a choice', () => {
    expect(valuesOf('account')).toBeUndefined();
    expect(valuesOf('account', 'account=malaysia')).toEqual(['default', 'malaysia']);
  });

  test('have a chip for a range of amounts that names its currency and takes away all of it', () => {
    expect(chips('amountCurrency=USDT&amountMin=10&amountMax=20.50&kind=payout')).toEqual([
      ['Kind: Payout', '?amountCurrency=USDT&amountMin=10&amountMax=20.50'],
      ['Amount: 10 – 20.50 USDT', '?kind=payout'],
    ]);
    expect(chips('amountCurrency=USDT&amountMin=10')).toEqual([['Amount: from 10 USDT', '']]);
    expect(chips('amountCurrency=USDT&amountMax=10')).toEqual([['Amount: up to 10 USDT', '']]);
  });

  test('show no chip for bounds that filter nothing: without a currency, or of no number', () => {
    expect(chips('amountMin=10')).toEqual([]);
    expect(chips('amountCurrency=USDT&amountMin=ten')).toEqual([]);
    expect(chips('amountCurrency=USDT')).toEqual([]);
  });
});
