import type { HideableColumn } from '@/components/data-table/list-features';

/** The name under which a browser keeps how it wants this list. */
export const batchListName = 'batches';

/** The columns of the batch list in their order, for the server and the menu of columns; the first always stays. */
export const batchColumns = [
  { id: 'batchId', label: 'Batch ID' },
  { id: 'status', label: 'Status' },
  { id: 'lines', label: 'Lines' },
  { id: 'requested', label: 'Requested' },
  { id: 'done', label: 'Done' },
  { id: 'since', label: 'In state for' },
  { id: 'outcome', label: 'Outcome' },
  { id: 'provider', label: 'Provider' },
  { id: 'opened', label: 'Opened' },
] as const satisfies readonly HideableColumn[];

export const hideableBatchColumns: readonly HideableColumn[] = batchColumns.slice(1);
