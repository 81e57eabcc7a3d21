'use client';

import { createColumnHelper } from '@tanstack/react-table';
import { ShieldCheckIcon } from 'lucide-react';
import Link from 'next/link';
import type { ListFeatures } from '@/components/data-table/list-features';
import { ProviderMark } from '@/components/domain/provider-mark';
import { Time } from '@/components/domain/time';
import type { RequestSummary } from '@/lib/intake/types';
import { byteWords } from './byte-words';
import { CauseBadge } from './cause-badge';

const column = createColumnHelper<ListFeatures, RequestSummary>();

/** How each column of `rejectedColumns` draws its cell. */
export const columns = column.columns([
  column.accessor('receivedAt', {
    id: 'received',
    header: 'Received',
    enableHiding: false,
    meta: { card: 'lead' },
    cell: ({ row }) => (
      <Link
        href={`/rejected/${row.original.id}`}
        className="rounded-sm decoration-line-strong underline-offset-2 hover:underline max-md:after:absolute max-md:after:inset-0"
      >
        <Time at={row.original.receivedAt} />
        <span className="sr-only">: request {row.original.id}</span>
      </Link>
    ),
  }),
  column.accessor('cause', {
    header: 'Cause',
    meta: { card: 'status' },
    cell: ({ row, getValue }) => (
      <span className="inline-flex items-center gap-1">
        <CauseBadge cause={getValue()} />
        {row.original.verifiedAgainAt !== null && (
          <span className="text-green-ink" title="Verified later">
            <ShieldCheckIcon aria-hidden className="size-4" />
            <span className="sr-only">Verified later</span>
          </span>
        )}
      </span>
    ),
  }),
  column.accessor('provider', {
    header: 'Provider',
    meta: { card: 'time' },
    cell: ({ row }) => <ProviderMark provider={row.original.provider} account={row.original.account} />,
  }),
  column.accessor('channel', {
    header: 'Channel',
    cell: ({ getValue }) => <span className="font-mono text-[0.95em]">{getValue()}</span>,
  }),
  column.accessor('causeDetail', {
    id: 'detail',
    header: 'Detail',
    cell: ({ row, getValue }) =>
      row.original.verifiedAgainAt === null ? (
        <span className="block max-w-72 truncate text-muted" title={getValue() ?? undefined}>
          {getValue() ?? '—'}
        </span>
      ) : (
        <span className="block max-w-72 truncate text-green-ink">Verified later by {row.original.verifiedBy}</span>
      ),
  }),
  column.accessor('sourceAddress', {
    id: 'address',
    header: 'From',
    cell: ({ getValue }) => <span className="font-mono text-[0.95em]">{getValue()}</span>,
  }),
  column.accessor('answerStatus', {
    id: 'answer',
    header: 'Answered',
    meta: { align: 'end', card: 'amount' },
    cell: ({ getValue }) => <span className="font-mono text-[0.95em]">{getValue()}</span>,
  }),
  column.accessor('bodyBytes', {
    id: 'size',
    header: 'Body',
    meta: { align: 'end' },
    cell: ({ getValue }) => <span className="text-muted">{byteWords(getValue())}</span>,
  }),
]);
