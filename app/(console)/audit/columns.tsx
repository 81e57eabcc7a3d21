'use client';

import { createColumnHelper } from '@tanstack/react-table';
import Link from 'next/link';
import type { ListFeatures } from '@/components/data-table/list-features';
import { Time } from '@/components/domain/time';
import { ActorName } from './actor-name';
import type { AuditListItem } from './audit-list-item';
import { SubjectText } from './subject-text';

const column = createColumnHelper<ListFeatures, AuditListItem>();

/** How each column of `auditColumns` draws its cell. */
export const columns = column.columns([
  column.accessor('action', {
    header: 'Action',
    enableHiding: false,
    meta: { card: 'lead' },
    cell: ({ row, getValue }) => (
      <Link
        href={`/audit/${row.original.id}`}
        className="rounded-sm font-mono text-[0.95em] decoration-line-strong underline-offset-2 hover:underline max-md:after:absolute max-md:after:inset-0"
      >
        {getValue()}
        <span className="sr-only">: entry {row.original.id}</span>
      </Link>
    ),
  }),
  column.accessor('actorName', {
    id: 'actor',
    header: 'Who',
    meta: { card: 'time' },
    cell: ({ row, getValue }) => <ActorName kind={row.original.actorKind} name={getValue()} />,
  }),
  column.accessor('subject', {
    header: 'Done to',
    meta: { card: 'detail', className: 'max-w-64' },
    cell: ({ getValue }) => <SubjectText subject={getValue()} />,
  }),
  column.accessor('change', {
    header: 'Before and after',
    meta: { className: 'w-full min-w-40 max-w-0' },
    cell: ({ getValue }) => (
      <span className="block truncate font-mono text-muted text-xs" title={getValue()}>
        {getValue() === '' ? '—' : getValue()}
      </span>
    ),
  }),
  column.accessor('address', {
    header: 'From',
    cell: ({ getValue }) => <span className="font-mono text-[0.95em] text-muted">{getValue() ?? '—'}</span>,
  }),
  column.accessor('at', {
    header: 'When',
    meta: { card: 'amount' },
    cell: ({ getValue }) => <Time at={getValue()} className="text-muted" />,
  }),
  column.accessor('position', {
    header: 'Place',
    meta: { align: 'end' },
    cell: ({ getValue }) => <span className="font-mono text-[0.95em] text-faint">{getValue() ?? 'none'}</span>,
  }),
]);
