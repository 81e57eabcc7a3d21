import type { ListShape } from '@/components/data-table/list-shape';

/** The batch list, for the server and its table alike. */
export const batchList = {
  name: 'batches',
  pathname: '/batches',
  noun: 'batches',
  columns: [
    { id: 'batchId', label: 'Batch ID' },
    { id: 'status', label: 'Status' },
    { id: 'lines', label: 'Lines' },
    { id: 'requested', label: 'Requested' },
    { id: 'done', label: 'Done' },
    { id: 'since', label: 'In state for' },
    { id: 'outcome', label: 'Outcome' },
    { id: 'provider', label: 'Provider' },
    { id: 'opened', label: 'Opened' },
  ],
  widths: [],
} as const satisfies ListShape;
