import { expect, test } from 'vitest';
import { callbackFacets } from './callback-facets';

const facets = {
  providers: [
    { id: 'gatepay', label: 'GatePay', channels: ['gatepay'] },
    { id: 'bayarcash', label: 'Bayarcash', channels: ['bayarcash', 'bayarcash/return'] },
  ],
  accounts: [{ provider: 'gatepay', slug: 'default', name: 'GatePay' }],
  types: [
    { provider: 'gatepay', type: 'WITHDRAW' },
    { provider: 'bayarcash', type: 'transaction' },
    { provider: 'gatepay', type: 'transaction' },
  ],
};

test('a choice is offered once, however many providers have it', () => {
  const types = callbackFacets(facets).find(({ name }) => name === 'type');
  expect(types?.options.map(({ value }) => value)).toEqual(['WITHDRAW', 'transaction']);
});
