import type { FacetOption } from '@/components/data-table/data-table-faceted-filter';
import { outcomeLooks } from '@/components/domain/outcome-badge';
import { providerLabel } from '@/components/domain/provider-mark';
import { callbackStatusLooks } from '@/components/domain/status-badge';
import type { CallbackFacets } from '@/lib/intake/list-callback-facets';
import { callbackStatuses } from '@/lib/intake/types';
import { outcomes } from '@/lib/providers/contract';

/** A filter of the callback list that is a choice of values; also the order of the toolbar. */
export interface Facet {
  /** The query parameter. */
  name: string;
  label: string;
  options: FacetOption[];
}

function withChosen(options: FacetOption[], chosen: readonly string[]): FacetOption[] {
  const missing = chosen.filter((value) => !options.some((option) => option.value === value));
  return [...options, ...missing.map((value) => ({ value, label: value }))];
}

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
    { name: 'type', label: 'Type', options: types.map((value) => ({ value, label: value })) },
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
    { name: 'account', label: 'Account', options: slugs.map((value) => ({ value, label: value })) },
    { name: 'channel', label: 'Channel', options: channels.map((value) => ({ value, label: value })) },
  ];
  const open = ['provider', 'type', 'account', 'channel'];
  return all
    .map((facet) =>
      open.includes(facet.name) ? { ...facet, options: withChosen(facet.options, query.getAll(facet.name)) } : facet,
    )
    .filter(({ name, options }) => query.has(name) || isOffered(name, options.length));
}

/** Where the choices could not be read: the list's own banner says so. */
export const noFacets: CallbackFacets = { providers: [], accounts: [], types: [] };
