import type { HideableColumn } from '@/components/data-table/list-features';

/** The name under which a browser keeps how it wants this list. */
export const issueListName = 'issues';

/** The columns of the list of issues in their order, for the server and the menu of columns; the first always stays. */
export const issueColumns = [
  { id: 'kind', label: 'Issue' },
  { id: 'about', label: 'About' },
  { id: 'title', label: 'What was found' },
  { id: 'atRisk', label: 'At risk' },
  { id: 'state', label: 'State' },
  { id: 'owner', label: 'Owner' },
  { id: 'opened', label: 'Raised' },
  { id: 'provider', label: 'Provider' },
  { id: 'seen', label: 'Seen' },
] as const satisfies readonly HideableColumn[];

export const hideableIssueColumns: readonly HideableColumn[] = issueColumns.slice(1);

/** What each column usually holds, for the list's skeleton. */
export const issueWidths = ['w-36', 'w-32', 'w-72', 'w-24', 'w-20', 'w-16', 'w-14', 'w-16', 'w-6'] as const;
