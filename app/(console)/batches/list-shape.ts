import type { ListShape } from '@/components/data-table/list-shape';

/** The batch list, for the server and its table alike. */
export const batchList = {
  name: 'batches',
  pathname: '/batches',
  noun: 'batches',
  columns: [
    { id: 'batchId', label: 'Batch ID', width: 36 },
    { id: 'status', label: 'Status', width: 21 },
    { id: 'lines', label: 'Lines', width: 24 },
    { id: 'requested', label: 'Requested', width: 17 },
    { id: 'done', label: 'Done', width: 17 },
    { id: 'since', label: 'In state for', width: 12 },
    { id: 'outcome', label: 'Outcome', width: 16 },
    { id: 'provider', label: 'Provider', width: 19 },
    { id: 'opened', label: 'Opened', width: 16 },
  ],
} as const satisfies ListShape;
