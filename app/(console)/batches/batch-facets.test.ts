import { expect, test } from 'vitest';
import { batchFacets } from './batch-facets';

test('the list offers every status that a batch is known to have, the currencies that came, and ages', () => {
  const facets = batchFacets({
    providers: [{ id: 'gatepay', label: 'GatePay', channels: [] }],
    accounts: [{ provider: 'gatepay', slug: 'default', name: 'GatePay' }],
    currencies: ['USDC'],
  });
  const values = (name: string) => facets.find((facet) => facet.name === name)?.options.map(({ value }) => value);
  expect(values('status')).toEqual(['INIT', 'PROCESSING', 'SUCCESS', 'PARTIAL', 'FAIL']);
  expect(values('currency')).toEqual(['USDC']);
  expect(values('age')).toEqual(['1h', '3h', '24h', '3d']);
});
