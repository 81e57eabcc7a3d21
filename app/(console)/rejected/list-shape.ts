import type { ListShape } from '@/components/data-table/list-shape';

/** The list of rejected requests, and of duplicates, for the server and its table alike. */
export const rejectedList = {
  name: 'rejected',
  pathname: '/rejected',
  noun: 'requests',
  columns: [
    { id: 'received', label: 'Received', width: 16 },
    { id: 'cause', label: 'Cause', width: 46 },
    { id: 'provider', label: 'Provider', width: 19 },
    { id: 'channel', label: 'Channel', width: 14 },
    { id: 'detail', label: 'Detail', width: 72 },
    { id: 'address', label: 'From', width: 16 },
    { id: 'answer', label: 'Answered', width: 7 },
    { id: 'size', label: 'Body', width: 10 },
  ],
} as const satisfies ListShape;
