import type { HideableColumn } from '@/components/data-table/list-features';

/** The name under which a browser keeps how it wants this list. */
export const transferListName = 'transfers';

/** The columns of the list of transfers in their order, for the server and the menu of columns; the first always stays. */
export const transferColumns = [
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
] as const satisfies readonly HideableColumn[];

export const hideableTransferColumns: readonly HideableColumn[] = transferColumns.slice(1);

/** What each column usually holds, for the list's skeleton. */
export const transferWidths = [
  'w-36',
  'w-16',
  'w-19',
  'w-14',
  'w-21',
  'w-20',
  'w-17',
  'w-17',
  'w-10',
  'w-10',
  'w-24',
  'w-24',
  'w-10',
] as const;
