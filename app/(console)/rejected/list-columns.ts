import type { HideableColumn } from '@/components/data-table/list-features';

/** The name under which a browser keeps how it wants this list. */
export const rejectedListName = 'rejected';

/** The columns of the list in their order, for the server and the menu of columns; the first always stays. */
export const rejectedColumns = [
  { id: 'received', label: 'Received' },
  { id: 'cause', label: 'Cause' },
  { id: 'provider', label: 'Provider' },
  { id: 'channel', label: 'Channel' },
  { id: 'detail', label: 'Detail' },
  { id: 'address', label: 'From' },
  { id: 'answer', label: 'Answered' },
  { id: 'size', label: 'Body' },
] as const satisfies readonly HideableColumn[];

export const hideableRejectedColumns: readonly HideableColumn[] = rejectedColumns.slice(1);

/** What each column usually holds, for the list's skeleton. */
export const rejectedWidths = ['w-16', 'w-46', 'w-19', 'w-14', 'w-72', 'w-16', 'w-7', 'w-10'] as const;
