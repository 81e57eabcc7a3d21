import { expect, test } from 'vitest';
import { filterChips } from '@/app/(console)/list/filter-chips';
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
const query = (text: string) => new URLSearchParams(text);
const names = (text: string) => callbackFacets(facets, query(text)).map(({ name }) => name);
const options = (text: string, name: string) =>
  callbackFacets(facets, query(text))
    .find((facet) => facet.name === name)
    ?.options.map(({ value }) => value);

test('a choice is offered once, however many providers have it', () => {
  expect(options('', 'type')).toEqual(['WITHDRAW', 'transaction']);
});

test('a filter with nothing to choose between is left out until it is in force', () => {
  expect(names('')).not.toContain('account');
  expect(names('account=malaysia')).toContain('account');
  expect(names('')).not.toContain('channel');
  expect(names('channel=bayarcash%2Freturn')).toContain('channel');
});

test('a value in force stays a choice, though nothing offers it any more', () => {
  expect(options('type=GONE', 'type')).toEqual(['WITHDRAW', 'transaction', 'GONE']);
});

test('every filter in force has a chip that takes away that one alone', () => {
  const text = 'status=failed&status=new&type=GONE&range=24h&q=abc&cursor=x';
  const chips = filterChips('/callbacks', query(text), callbackFacets(facets, query(text)));
  expect(chips.map(({ words }) => words)).toEqual([
    'Status: New',
    'Status: Failed',
    'Type: GONE',
    'Time: Last 24 hours',
    'Search: abc',
  ]);
  expect(chips[1]?.without.search).toBe('?type=GONE&range=24h&q=abc&status=new');
  expect(chips[3]?.without.search).toBe('?status=failed&status=new&type=GONE&q=abc');
});

test('a value that filters nothing gets no chip', () => {
  expect(filterChips('/callbacks', query('status=bogus'), callbackFacets(facets, query('status=bogus')))).toEqual([]);
});
