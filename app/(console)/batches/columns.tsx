'use client';

import { createColumnHelper } from '@tanstack/react-table';
import { CountBar, CountWords } from '@/components/batch/line-counts';
import { BatchStatus } from '@/components/batch/record-status';
import type { ListFeatures } from '@/components/data-table/list-features';
import { Age } from '@/components/domain/age';
import { OutcomeBadge } from '@/components/domain/outcome-badge';
import { ProviderMark } from '@/components/domain/provider-mark';
import { Time } from '@/components/domain/time';
import type { BatchSummary } from '@/lib/ledger/types';
import { BatchIdCell } from './batch-id-cell';
import { TotalsCell } from './totals-cell';

const column = createColumnHelper<ListFeatures, BatchSummary>();

/** How each column of `batchColumns` draws its cell. */
export const columns = column.columns([
  column.accessor('batchId', {
    header: 'Batch ID',
    enableHiding: false,
    meta: { card: 'lead' },
    cell: ({ row }) => <BatchIdCell batch={row.original} />,
  }),
  column.accessor('status', {
    header: 'Status',
    meta: { card: 'status' },
    cell: ({ row: { original } }) => <BatchStatus batch={original} />,
  }),
  column.display({
    id: 'lines',
    header: 'Lines',
    cell: ({ row }) => (
      <span className="flex items-center gap-2">
        <CountBar counts={row.original} className="w-16 shrink-0 max-2xl:hidden" />
        <CountWords counts={row.original} />
      </span>
    ),
  }),
  column.display({
    id: 'requested',
    header: 'Requested',
    meta: { align: 'end', card: 'amount' },
    cell: ({ row }) => <TotalsCell totals={row.original.totals} of="requested" />,
  }),
  column.display({
    id: 'done',
    header: 'Done',
    meta: { align: 'end' },
    cell: ({ row }) => <TotalsCell totals={row.original.totals} of="done" />,
  }),
  column.accessor('stateSince', {
    id: 'since',
    header: 'In state for',
    meta: { card: 'time' },
    cell: ({ row: { original } }) => (
      <Age since={original.stateSince} className={original.terminal ? 'text-faint' : 'text-ink'} />
    ),
  }),
  column.accessor('outcome', {
    header: 'Outcome',
    cell: ({ getValue }) => <OutcomeBadge outcome={getValue()} plain />,
  }),
  column.accessor('provider', {
    header: 'Provider',
    cell: ({ row }) => (
      <ProviderMark provider={row.original.provider} account={row.original.account} compact="narrow" />
    ),
  }),
  column.accessor('openedAt', {
    id: 'opened',
    header: 'Opened',
    cell: ({ getValue }) => <Time at={getValue()} className="text-muted" />,
  }),
]);
