import type { ListShape } from '@/components/data-table/list-shape';

/** The callback list, for the server and its table alike. */
export const callbackList = {
  name: 'callbacks',
  pathname: '/callbacks',
  noun: 'callbacks',
  columns: [
    { id: 'id', label: 'ID', width: 24 },
    { id: 'received', label: 'Received', width: 16 },
    { id: 'provider', label: 'Provider', width: 19 },
    { id: 'type', label: 'Type', width: 17 },
    { id: 'url', label: 'URL', width: 31 },
    { id: 'status', label: 'Status', width: 21 },
    { id: 'attempts', label: 'Attempts', width: 3 },
    { id: 'reference', label: 'Transfer or batch', width: 36 },
    { id: 'amount', label: 'Amount', width: 17 },
    { id: 'outcome', label: 'Outcome', width: 16 },
    // Resend, on hover and focus of the row; without a word over it.
    { id: 'actions', label: '', width: 6 },
  ],
  lifts: '/callbacks/paths',
} as const satisfies ListShape;
