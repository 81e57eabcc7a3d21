import { describe, expect, test } from 'vitest';
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
});
