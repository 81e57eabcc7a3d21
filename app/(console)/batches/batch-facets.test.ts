import { describe, expect, test } from 'vitest';
import { batchFacets } from './batch-facets';

const offered = {
  providers: [{ id: 'gatepay', label: 'GatePay', channels: [] }],
  accounts: [{ provider: 'gatepay', slug: 'default', name: 'GatePay' }],
  currencies: ['USDC'],
};
const names = (query: string, accounts = offered.accounts) =>
  batchFacets({ ...offered, accounts }, new URLSearchParams(query)).map(({ name }) => name);

describe('the filters of the batch list', () => {
  test('offer accounts only where there is a choice', () => {
    expect(names('')).not.toContain('account');
    expect(names('', [...offered.accounts, { provider: 'gatepay', slug: 'malaysia', name: 'M' }])).toContain('account');
  });

  test('keep a currency in force that no line has any more, and no age that is not offered', () => {
    const facets = batchFacets(offered, new URLSearchParams('currency=DOGE&age=2y'));
    const values = (name: string) => facets.find((facet) => facet.name === name)?.options.map(({ value }) => value);
    expect(values('currency')).toEqual(['USDC', 'DOGE']);
    expect(values('age')).toEqual(['1h', '3h', '24h', '3d']);
  });

  test('keep a status in force that no provider is known to send', () => {
    const [status] = batchFacets(offered, new URLSearchParams('status=ODD&status=FAIL'));
    expect(status?.options.map(({ value }) => value)).toEqual([
      'INIT',
      'PROCESSING',
      'SUCCESS',
      'PARTIAL',
      'FAIL',
      'ODD',
    ]);
  });
});
