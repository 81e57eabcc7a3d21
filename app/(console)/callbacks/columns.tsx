'use client';

import { createColumnHelper } from '@tanstack/react-table';
import type { ListFeatures } from '@/components/data-table/list-features';
import { OutcomeBadge } from '@/components/domain/outcome-badge';
import { ProviderMark } from '@/components/domain/provider-mark';
import { StatusBadge } from '@/components/domain/status-badge';
import { Time } from '@/components/domain/time';
import { UrlText } from '@/components/domain/url-text';
import { VerifiedBadge } from '@/components/domain/verified-badge';
import { FromProbeBadge } from '@/components/probe/from-probe-badge';
import type { CallbackSummary } from '@/lib/intake/types';
import { AmountCell } from './amount-cell';
import { AttemptsCell } from './attempts-cell';
import { CallbackIdCell } from './callback-id-cell';
import { ReferenceLink } from './reference-link';
import { ChooseRow, ResendRow } from './replay-row';

const column = createColumnHelper<ListFeatures, CallbackSummary>();

/** How each column of `callbackColumns` draws its cell. */
export const columns = column.columns([
  column.accessor('id', {
    header: 'ID',
    enableHiding: false,
    meta: { card: 'lead' },
    cell: ({ row }) => (
      <span className="flex items-center gap-2.5">
        <ChooseRow id={row.original.id} />
        <CallbackIdCell id={row.original.id} duplicates={row.original.duplicates} />
      </span>
    ),
  }),
  column.accessor('receivedAt', {
    id: 'received',
    header: 'Received',
    meta: { card: 'time' },
    cell: ({ getValue }) => <Time at={getValue()} className="text-muted" />,
  }),
  column.accessor('provider', {
    header: 'Provider',
    cell: ({ row }) => (
      <ProviderMark provider={row.original.provider} account={row.original.account} compact="narrow" />
    ),
  }),
  column.accessor('type', {
    header: 'Type',
    meta: { card: 'detail' },
    cell: ({ row }) => (
      <span className="flex items-center gap-1.5">
        <span className="min-w-0 max-w-32 truncate 2xl:max-w-40" title={row.original.type}>
          {row.original.type}
        </span>
        {!row.original.verified && <VerifiedBadge verified={false} compact />}
        {row.original.origin === 'probe' && <FromProbeBadge compact />}
      </span>
    ),
  }),
  column.accessor('url', {
    header: 'URL',
    meta: { className: 'w-3/5 min-w-30 max-w-0 2xl:w-auto 2xl:max-w-none' },
    cell: ({ getValue }) => <UrlText url={getValue()} className="max-w-full 2xl:max-w-[28ch]" />,
  }),
  column.accessor('status', {
    header: 'Status',
    meta: { card: 'status' },
    cell: ({ getValue }) => <StatusBadge status={getValue()} />,
  }),
  column.accessor('attempts', {
    header: 'Attempts',
    meta: { align: 'end' },
    cell: ({ row }) => <AttemptsCell attempts={row.original.attempts} nextAttemptAt={row.original.nextAttemptAt} />,
  }),
  column.display({
    id: 'reference',
    header: 'Transfer or batch',
    meta: { className: 'w-2/5 min-w-29 max-w-0 2xl:w-auto 2xl:max-w-none' },
    cell: ({ row }) => <ReferenceLink callback={row.original} className="max-w-full 2xl:max-w-[26ch]" />,
  }),
  column.accessor('amount', {
    header: 'Amount',
    meta: { align: 'end', card: 'amount', className: 'max-w-48' },
    cell: ({ row }) => <AmountCell callback={row.original} />,
  }),
  column.accessor('outcome', {
    header: 'Outcome',
    cell: ({ getValue }) => <OutcomeBadge outcome={getValue()} plain />,
  }),
  column.display({
    id: 'actions',
    header: () => <span className="sr-only">Actions</span>,
    enableHiding: false,
    meta: { align: 'end', revealed: true, className: 'max-2xl:pr-2! max-2xl:pl-0!' },
    cell: ({ row }) => <ResendRow id={row.original.id} />,
  }),
]);
