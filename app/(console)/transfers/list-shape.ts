import type { ListShape } from '@/components/data-table/list-shape';

/** The list of transfers, for the server and its table alike. */
export const transferList = {
  name: 'transfers',
  pathname: '/transfers',
  noun: 'transfers',
  columns: [
    { id: 'transferId', label: 'Transfer ID', width: 36 },
    { id: 'opened', label: 'Opened', width: 16 },
    { id: 'provider', label: 'Provider', width: 19 },
    { id: 'kind', label: 'Kind', width: 14 },
    { id: 'status', label: 'Status', width: 21 },
    { id: 'outcome', label: 'Outcome', width: 20 },
    { id: 'requested', label: 'Requested', width: 17 },
    { id: 'actual', label: 'Actual', width: 17 },
    { id: 'fee', label: 'Fee', width: 10 },
    { id: 'currency', label: 'Currency', width: 10 },
    { id: 'reference', label: 'Reference', width: 24 },
    { id: 'hash', label: 'Hash', width: 24 },
    { id: 'age', label: 'Age in state', width: 10 },
  ],
} as const satisfies ListShape;
