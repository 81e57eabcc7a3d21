import { asOptions, type Facet } from '@/app/(console)/list/facet';
import { outcomeLooks } from '@/components/domain/outcome-badge';
import { providerLabel } from '@/components/domain/provider-mark';
import type { CallbackFacets } from '@/lib/intake/list-callback-facets';
import { outcomes } from '@/lib/providers/contract';
import { batchStatuses } from '@/lib/providers/gatepay/statuses';
import { stateAgeLabels, stateAges } from './state-age';

/** What is offered, read from what there is. */
export type OfferedBatchFacets = Pick<CallbackFacets, 'providers' | 'accounts'> & { currencies: readonly string[] };

/** Pure: what the batch list can be filtered by. Statuses are the provider's words; one in force that is unknown stays a choice. */
export function batchFacets(facets: OfferedBatchFacets): Facet[] {
  const slugs = [...new Set(facets.accounts.map(({ slug }) => slug))].sort();
  return [
    { name: 'status', label: 'Status', options: asOptions(Object.keys(batchStatuses)) },
    {
      name: 'outcome',
      label: 'Outcome',
      options: outcomes
        .filter((value) => ['pending', 'succeeded', 'failed', 'partial'].includes(value))
        .map((value) => ({ value, label: outcomeLooks[value].label })),
    },
    {
      name: 'terminal',
      label: 'Stage',
      options: [
        { value: 'false', label: 'Open' },
        { value: 'true', label: 'Final' },
      ],
    },
    {
      name: 'age',
      label: 'Age in state',
      options: stateAges.map((value) => ({ value, label: stateAgeLabels[value] })),
    },
    {
      name: 'currency',
      label: 'Currency',
      options: asOptions(facets.currencies),
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
    { name: 'account', label: 'Account', options: asOptions(slugs) },
  ];
}
