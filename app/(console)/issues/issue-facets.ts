import { asOptions, type Facet, withChosen } from '@/app/(console)/list/facet';
import { providerLabel } from '@/components/domain/provider-mark';
import type { CallbackFacets } from '@/lib/intake/list-callback-facets';
import { issueKinds, issueKindWords } from '@/lib/ledger/issue-kinds';
import { issueAgeLabels, issueAges } from '@/lib/ledger/issues/issue-ages';
import type { IssueOwner } from '@/lib/ledger/issues/list-issue-owners';

/** What issues can be of. */
export interface IssueFacetValues extends Pick<CallbackFacets, 'providers' | 'accounts'> {
  owners: readonly IssueOwner[];
}

/** Pure: what the list of issues can be filtered by, in the order of the toolbar; a value in force always stays a choice. */
export function issueFacets({ providers, accounts, owners }: IssueFacetValues, query: URLSearchParams): Facet[] {
  const slugs = [...new Set(accounts.map(({ slug }) => slug))].sort();
  const all: Facet[] = [
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
    { name: 'recordKey', label: 'Of', options: [] },
    { name: 'subject', label: 'About', options: [] },
  ];
  return all
    .map((facet) => withChosen(facet, query.getAll(facet.name)))
    .filter(({ name, options }) => (name === 'account' ? options.length > 1 || query.has(name) : options.length > 0));
}
