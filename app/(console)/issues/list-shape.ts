import type { ListShape } from '@/components/data-table/list-shape';

/** The list of issues, for the server and its table alike. */
export const issueList = {
  name: 'issues',
  pathname: '/issues',
  noun: 'issues',
  columns: [
    { id: 'kind', label: 'Issue', width: 36 },
    { id: 'about', label: 'About', width: 32 },
    { id: 'title', label: 'What was found', width: 72 },
    { id: 'atRisk', label: 'At risk', width: 24 },
    { id: 'state', label: 'State', width: 20 },
    { id: 'owner', label: 'Owner', width: 16 },
    { id: 'opened', label: 'Raised', width: 14 },
    { id: 'provider', label: 'Provider', width: 16 },
    { id: 'seen', label: 'Seen', width: 6 },
  ],
} as const satisfies ListShape;
