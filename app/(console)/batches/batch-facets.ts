import type { Facet } from '@/app/(console)/callbacks/facet-options';
import { outcomeLooks } from '@/components/domain/outcome-badge';
import { providerLabel } from '@/components/domain/provider-mark';
import type { CallbackFacets } from '@/lib/intake/list-callback-facets';
import { outcomes } from '@/lib/providers/contract';
import { batchStatuses } from '@/lib/providers/gatepay/statuses';

function withChosen(facet: Facet, chosen: readonly string[]): Facet {
  const missing = chosen.filter((value) => !facet.options.some((option) => option.value === value));
  return { ...facet, options: [...facet.options, ...missing.map((value) => ({ value, label: value }))] };
}

/** Pure: what the batch list can be filtered by. Statuses are the provider's words; one in force that is unknown stays a choice. */
export function batchFacets(facets: Pick<CallbackFacets, 'providers' | 'accounts'>, query: URLSearchParams): Facet[] {
  const slugs = [...new Set(facets.accounts.map(({ slug }) => slug))].sort();
  const all: Facet[] = [
    { name: 'status', label: 'Status', options: Object.keys(batchStatuses).map((value) => ({ value, label: value })) },
    {
      name: 'outcome',
      label: 'Outcome',
      options: outcomes
        .filter((value) => ['pending', 'succeeded', 'failed', 'partial'].includes(value))
        .map((value) => ({ value, label: outcomeLooks[value].label })),
    },
    {
      name: 'conflicted',
      label: 'Conflict',
      options: [
        { value: 'true', label: 'In conflict' },
        { value: 'false', label: 'Without conflict' },
      ],
    },
    {
      name: 'provider',
      label: 'Provider',
      options: facets.providers.map(({ id }) => ({ value: id, label: providerLabel(id) })),
    },
    { name: 'account', label: 'Account', options: slugs.map((value) => ({ value, label: value })) },
  ];
  return all
    .map((facet) => withChosen(facet, query.getAll(facet.name)))
    .filter(({ name, options }) => name !== 'account' || options.length > 1);
}
