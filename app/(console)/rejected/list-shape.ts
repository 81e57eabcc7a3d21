import type { ListShape } from '@/components/data-table/list-shape';

/** The list of rejected requests, and of duplicates, for the server and its table alike. */
export const rejectedList = {
  name: 'rejected',
  pathname: '/rejected',
  noun: 'requests',
  columns: [
    { id: 'received', label: 'Received' },
    { id: 'cause', label: 'Cause' },
    { id: 'provider', label: 'Provider' },
    { id: 'channel', label: 'Channel' },
    { id: 'detail', label: 'Detail' },
    { id: 'address', label: 'From' },
    { id: 'answer', label: 'Answered' },
    { id: 'size', label: 'Body' },
  ],
  widths: ['w-16', 'w-46', 'w-19', 'w-14', 'w-72', 'w-16', 'w-7', 'w-10'],
} as const satisfies ListShape;
