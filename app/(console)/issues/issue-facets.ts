import { asOptions, type Facet } from '@/app/(console)/list/facet';
import { providerLabel } from '@/components/domain/provider-mark';
import type { CallbackFacets } from '@/lib/intake/list-callback-facets';
import { issueKinds, issueKindWords } from '@/lib/ledger/issue-kinds';
import { issueAgeLabels, issueAges } from '@/lib/ledger/issues/issue-ages';
import type { IssueOwner } from '@/lib/ledger/issues/list-issue-owners';

/** What issues can be of. */
export interface IssueFacetValues extends Pick<CallbackFacets, 'providers' | 'accounts'> {
  owners: readonly IssueOwner[];
}

/** Pure: the values that the filters of the list of issues offer. */
export function issueFacets({ providers, accounts, owners }: IssueFacetValues): Facet[] {
  const slugs = [...new Set(accounts.map(({ slug }) => slug))].sort();
  return [
    {
      name: 'kind',
      label: 'Kind',
      options: issueKinds.map((value) => ({ value, label: issueKindWords[value].label })),
    },
    {
      name: 'provider',
      label: 'Provider',
      options: providers.map(({ id }) => ({ value: id, label: providerLabel(id) })),
    },
    { name: 'account', label: 'Account', options: asOptions(slugs) },
    {
      name: 'owner',
      label: 'Owner',
      options: [
        { value: 'me', label: 'Mine' },
        { value: 'none', label: 'Nobody’s' },
        ...owners.map(({ id, name }) => ({ value: id, label: name })),
      ],
    },
    { name: 'age', label: 'Age', options: issueAges.map((value) => ({ value, label: issueAgeLabels[value] })) },
  ];
}
