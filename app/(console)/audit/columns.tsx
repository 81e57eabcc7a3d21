'use client';

import type { ListColumns } from '@/components/data-table/list-column';
import { Time } from '@/components/domain/time';
import { Link } from '@/components/ui/link';
import { ActorName } from './actor-name';
import type { AuditListItem } from './audit-list-item';
import { SubjectText } from './subject-text';

/** How each column of `auditColumns` draws its cell. */
export const columns: ListColumns<AuditListItem> = [
  {
    id: 'action',
    header: 'Action',
    meta: { card: 'lead' },
    cell: (row) => (
      <Link
        href={`/audit/${row.id}`}
        className="rounded-sm mono decoration-line-strong underline-offset-2 hover:underline max-md:after:absolute max-md:after:inset-0"
      >
        {row.action}
        <span className="sr-only">: entry {row.id}</span>
      </Link>
    ),
  },
  {
    id: 'actor',
    header: 'Who',
    meta: { card: 'time' },
    cell: (row) => <ActorName kind={row.actorKind} name={row.actorName} />,
  },
  {
    id: 'subject',
    header: 'Done to',
    meta: { card: 'detail', className: 'max-w-64' },
    cell: (row) => <SubjectText subject={row.subject} />,
  },
  {
    id: 'change',
    header: 'Before and after',
    meta: { className: 'w-full min-w-40 max-w-0' },
    cell: (row) => (
      <span className="block truncate font-mono text-muted text-xs" title={row.change}>
        {row.change === '' ? '—' : row.change}
      </span>
    ),
  },
  {
    id: 'address',
    header: 'From',
    cell: (row) => <span className="mono text-muted">{row.address ?? '—'}</span>,
  },
  {
    id: 'at',
    header: 'When',
    meta: { card: 'amount' },
    cell: (row) => <Time at={row.at} className="text-muted" />,
  },
  {
    id: 'position',
    header: 'Place',
    meta: { align: 'end' },
    cell: (row) => <span className="mono text-faint">{row.position ?? 'none'}</span>,
  },
];
