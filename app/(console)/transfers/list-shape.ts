import type { ListShape } from '@/components/data-table/list-shape';

/** The list of transfers, for the server and its table alike. */
export const transferList = {
  name: 'transfers',
  pathname: '/transfers',
  noun: 'transfers',
  columns: [
    { id: 'transferId', label: 'Transfer ID' },
    { id: 'opened', label: 'Opened' },
    { id: 'provider', label: 'Provider' },
    { id: 'kind', label: 'Kind' },
    { id: 'status', label: 'Status' },
    { id: 'outcome', label: 'Outcome' },
    { id: 'requested', label: 'Requested' },
    { id: 'actual', label: 'Actual' },
    { id: 'fee', label: 'Fee' },
    { id: 'currency', label: 'Currency' },
    { id: 'reference', label: 'Reference' },
    { id: 'hash', label: 'Hash' },
    { id: 'age', label: 'Age in state' },
  ],
  widths: ['w-36', 'w-16', 'w-19', 'w-14', 'w-21', 'w-20', 'w-17', 'w-17', 'w-10', 'w-10', 'w-24', 'w-24', 'w-10'],
} as const satisfies ListShape;
