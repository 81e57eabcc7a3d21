import { asOptions, type Facet, withChosen } from '@/app/(console)/list/facet';
import { outcomeLooks } from '@/components/domain/outcome-badge';
import { providerLabel } from '@/components/domain/provider-mark';
import { callbackStatusLooks } from '@/components/domain/status-badge';
import type { CallbackFacets } from '@/lib/intake/list-callback-facets';
import { callbackStatuses } from '@/lib/intake/types';
import { outcomes } from '@/lib/providers/contract';

/** With one account there is nothing to choose between; channels say what provider and type say, but a link may name one. */
function isOffered(name: string, count: number): boolean {
  if (name === 'channel') return false;
  return name !== 'account' || count > 1;
}

/** Pure: what the callback list can be filtered by. Values in force that nothing offers any more are kept as choices. */
export function callbackFacets(facets: CallbackFacets, query: URLSearchParams): Facet[] {
  const types = [...new Set(facets.types.map(({ type }) => type))].sort();
  const slugs = [...new Set(facets.accounts.map(({ slug }) => slug))].sort();
  const channels = facets.providers.flatMap((provider) => provider.channels);
  const all: Facet[] = [
    {
      name: 'status',
      label: 'Status',
      options: callbackStatuses.map((value) => ({ value, label: callbackStatusLooks[value].label })),
    },
    {
      name: 'provider',
      label: 'Provider',
      options: facets.providers.map(({ id }) => ({ value: id, label: providerLabel(id) })),
    },
    { name: 'type', label: 'Type', options: asOptions(types) },
    {
      name: 'outcome',
      label: 'Outcome',
      options: outcomes.map((value) => ({ value, label: outcomeLooks[value].label })),
    },
    {
      name: 'verified',
      label: 'Proof',
      options: [
        { value: 'true', label: 'Verified' },
        { value: 'false', label: 'Unverified' },
      ],
    },
    { name: 'account', label: 'Account', options: asOptions(slugs) },
    { name: 'channel', label: 'Channel', options: asOptions(channels) },
  ];
  const open = ['provider', 'type', 'account', 'channel'];
  return all
    .map((facet) => (open.includes(facet.name) ? withChosen(facet, query.getAll(facet.name)) : facet))
    .filter(({ name, options }) => query.has(name) || isOffered(name, options.length));
}

/** Where the choices could not be read: the list's own banner says so. */
export const noFacets: CallbackFacets = { providers: [], accounts: [], types: [] };
