import { expect, test } from 'vitest';
import { transferFacets } from './transfer-facets';

test('the list offers the statuses and currencies that came', () => {
  const facets = transferFacets({
    providers: [{ id: 'basswallet', label: 'BassWallet', channels: [] }],
    accounts: [{ provider: 'basswallet', slug: 'default', name: 'BassWallet' }],
    statuses: ['Success'],
    currencies: ['TRX', 'USDT'],
  });
  const valuesOf = (name: string) => facets.find((facet) => facet.name === name)?.options.map(({ value }) => value);
  expect(valuesOf('status')).toEqual(['Success']);
  expect(valuesOf('currency')).toEqual(['TRX', 'USDT']);
});
