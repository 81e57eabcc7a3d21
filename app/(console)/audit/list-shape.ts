import type { ListShape } from '@/components/data-table/list-shape';

/** The audit, for the server and its table alike. */
export const auditList = {
  name: 'audit',
  pathname: '/audit',
  noun: 'entries',
  columns: [
    { id: 'action', label: 'Action' },
    { id: 'actor', label: 'Who' },
    { id: 'subject', label: 'Done to' },
    { id: 'change', label: 'Before and after' },
    { id: 'address', label: 'From' },
    { id: 'at', label: 'When' },
    { id: 'position', label: 'Place' },
  ],
  widths: ['w-36', 'w-28', 'w-40', 'w-72', 'w-20', 'w-14', 'w-10'],
} as const satisfies ListShape;
