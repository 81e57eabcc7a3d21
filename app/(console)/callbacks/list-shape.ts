import type { ListShape } from '@/components/data-table/list-shape';

/** The callback list, for the server and its table alike. */
export const callbackList = {
  name: 'callbacks',
  pathname: '/callbacks',
  noun: 'callbacks',
  columns: [
    { id: 'id', label: 'ID' },
    { id: 'received', label: 'Received' },
    { id: 'provider', label: 'Provider' },
    { id: 'type', label: 'Type' },
    { id: 'url', label: 'URL' },
    { id: 'status', label: 'Status' },
    { id: 'attempts', label: 'Attempts' },
    { id: 'reference', label: 'Transfer or batch' },
    { id: 'amount', label: 'Amount' },
    { id: 'outcome', label: 'Outcome' },
    // Resend, on hover and focus of the row; without a word over it.
    { id: 'actions', label: '' },
  ],
  widths: ['w-8', 'w-16', 'w-19', 'w-17', 'w-31', 'w-21', 'w-3', 'w-36', 'w-17', 'w-16', 'w-6'],
} as const satisfies ListShape;
