import { asOptions, type Facet } from '@/app/(console)/list/facet';
import { outcomeLooks } from '@/components/domain/outcome-badge';
import { providerLabel } from '@/components/domain/provider-mark';
import { transferKindLabels } from '@/components/transfer/transfer-kinds';
import type { CallbackFacets } from '@/lib/intake/list-callback-facets';
import type { TransferFacets } from '@/lib/ledger/list-transfer-facets';
import { outcomes, transferKinds } from '@/lib/providers/contract';

/** What the filters of the list can be set to: accounts and providers as everywhere, statuses and currencies that have come. */
export type OfferedTransferFacets = Pick<CallbackFacets, 'providers' | 'accounts'> & TransferFacets;

/** Where the choices could not be read: the list's own banner says so. */
export const noTransferFacets: OfferedTransferFacets = { providers: [], accounts: [], statuses: [], currencies: [] };

/** Pure: what the list of transfers can be filtered by, in the order of the toolbar. */
export function transferFacets(offered: OfferedTransferFacets): Facet[] {
  const slugs = [...new Set(offered.accounts.map(({ slug }) => slug))].sort();
  return [
    {
      name: 'provider',
      label: 'Provider',
      options: offered.providers.map(({ id }) => ({ value: id, label: providerLabel(id) })),
    },
    {
      name: 'kind',
      label: 'Kind',
      options: transferKinds.map((value) => ({ value, label: transferKindLabels[value] })),
    },
    { name: 'status', label: 'Status', options: asOptions(offered.statuses) },
    {
      name: 'outcome',
      label: 'Outcome',
      options: outcomes.map((value) => ({ value, label: outcomeLooks[value].label })),
    },
    {
      name: 'terminal',
      label: 'Stage',
      options: [
        { value: 'false', label: 'Open' },
        { value: 'true', label: 'Final' },
      ],
    },
    { name: 'currency', label: 'Currency', options: asOptions(offered.currencies) },
    {
      name: 'conflicted',
      label: 'Conflict',
      options: [
        { value: 'true', label: 'In conflict' },
        { value: 'false', label: 'Without conflict' },
      ],
    },
    { name: 'account', label: 'Account', options: asOptions(slugs) },
  ];
}
