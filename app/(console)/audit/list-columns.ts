import type { HideableColumn } from '@/components/data-table/list-features';

/** The name under which a browser keeps how it wants this list. */
export const auditListName = 'audit';

/** The columns of the audit in their order, for the server and the menu of columns; the first always stays. */
export const auditColumns = [
  { id: 'action', label: 'Action' },
  { id: 'actor', label: 'Who' },
  { id: 'subject', label: 'Done to' },
  { id: 'change', label: 'Before and after' },
  { id: 'address', label: 'From' },
  { id: 'at', label: 'When' },
  { id: 'position', label: 'Place' },
] as const satisfies readonly HideableColumn[];

export const hideableAuditColumns: readonly HideableColumn[] = auditColumns.slice(1);

/** What each column usually holds, for the list's skeleton. */
export const auditWidths = ['w-36', 'w-28', 'w-40', 'w-72', 'w-20', 'w-14', 'w-10'] as const;
