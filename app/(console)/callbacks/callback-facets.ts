import { asOptions, type Facet } from '@/app/(console)/list/facet';
import { outcomeLooks } from '@/components/domain/outcome-badge';
import { providerLabel } from '@/components/domain/provider-mark';
import { callbackStatusLooks } from '@/components/domain/status-badge';
import type { CallbackFacets } from '@/lib/intake/list-callback-facets';
import { callbackStatuses } from '@/lib/intake/types';
import { outcomes } from '@/lib/providers/contract';

/** Pure: the values that the filters of the callback list offer. */
export function callbackFacets(facets: CallbackFacets): Facet[] {
  const types = [...new Set(facets.types.map(({ type }) => type))].sort();
  const slugs = [...new Set(facets.accounts.map(({ slug }) => slug))].sort();
  const channels = facets.providers.flatMap((provider) => provider.channels);
  return [
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
}

/** Where the choices could not be read: the list's own banner says so. */
export const noFacets: CallbackFacets = { providers: [], accounts: [], types: [] };
