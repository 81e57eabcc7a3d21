import type { HideableColumn } from '@/components/data-table/list-features';

/** The name under which a browser keeps how it wants this list. */
export const callbackListName = 'callbacks';

/** The columns of the callback list in their order, for the server and the menu of columns; the first always stays. */
export const callbackColumns = [
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
] as const satisfies readonly HideableColumn[];

export const hideableCallbackColumns: readonly HideableColumn[] = callbackColumns
  .slice(1)
  .filter(({ id }) => id !== 'actions');

/** What each column usually holds, for the list's skeleton. */
export const callbackWidths = [
  'w-8',
  'w-16',
  'w-19',
  'w-17',
  'w-31',
  'w-21',
  'w-3',
  'w-36',
  'w-17',
  'w-16',
  'w-6',
] as const;
