import type { ListShape } from '@/components/data-table/list-shape';

/** The audit, for the server and its table alike. */
export const auditList = {
  name: 'audit',
  pathname: '/audit',
  noun: 'entries',
  columns: [
    { id: 'action', label: 'Action', width: 36 },
    { id: 'actor', label: 'Who', width: 28 },
    { id: 'subject', label: 'Done to', width: 40 },
    { id: 'change', label: 'Before and after', width: 72 },
    { id: 'address', label: 'From', width: 20 },
    { id: 'at', label: 'When', width: 14 },
    { id: 'position', label: 'Place', width: 10 },
  ],
} as const satisfies ListShape;
