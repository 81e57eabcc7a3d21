import type { ListShape } from '@/components/data-table/list-shape';

/** The list of issues, for the server and its table alike. */
export const issueList = {
  name: 'issues',
  pathname: '/issues',
  noun: 'issues',
  columns: [
    { id: 'kind', label: 'Issue' },
    { id: 'about', label: 'About' },
    { id: 'title', label: 'What was found' },
    { id: 'atRisk', label: 'At risk' },
    { id: 'state', label: 'State' },
    { id: 'owner', label: 'Owner' },
    { id: 'opened', label: 'Raised' },
    { id: 'provider', label: 'Provider' },
    { id: 'seen', label: 'Seen' },
  ],
  widths: ['w-36', 'w-32', 'w-72', 'w-24', 'w-20', 'w-16', 'w-14', 'w-16', 'w-6'],
} as const satisfies ListShape;
