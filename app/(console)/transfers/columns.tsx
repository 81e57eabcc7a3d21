'use client';

import { createColumnHelper } from '@tanstack/react-table';
import type { ListFeatures } from '@/components/data-table/list-features';
import { Age } from '@/components/domain/age';
import { MonoId } from '@/components/domain/mono-id';
import { OutcomeBadge } from '@/components/domain/outcome-badge';
import { ProviderMark } from '@/components/domain/provider-mark';
import { ProviderStatusBadge } from '@/components/domain/provider-status-badge';
import { Time } from '@/components/domain/time';
import { transferKindLabels } from '@/components/transfer/transfer-kinds';
import type { ListedTransfer } from '@/lib/ledger/types';
import { PlainAmount, RequestedCell } from './amount-cells';
import { HashCell } from './hash-cell';
import { TransferIdCell } from './transfer-id-cell';

const column = createColumnHelper<ListFeatures, ListedTransfer>();

/** How each column of `transferColumns` draws its cell. */
export const columns = column.columns([
  column.accessor('transferId', {
    header: 'Transfer ID',
    enableHiding: false,
    meta: { card: 'lead' },
    cell: ({ row }) => <TransferIdCell transfer={row.original} />,
  }),
  column.accessor('openedAt', {
    id: 'opened',
    header: 'Opened',
    meta: { card: 'time' },
    cell: ({ getValue }) => <Time at={getValue()} className="text-muted" />,
  }),
  column.accessor('provider', {
    header: 'Provider',
    cell: ({ row }) => (
      <ProviderMark provider={row.original.provider} account={row.original.account} compact="narrow" />
    ),
  }),
  column.accessor('kind', {
    header: 'Kind',
    meta: { card: 'detail' },
    cell: ({ getValue }) => transferKindLabels[getValue()],
  }),
  column.accessor('status', {
    header: 'Status',
    meta: { card: 'status', className: 'max-w-44' },
    cell: ({ row: { original } }) => (
      <ProviderStatusBadge status={original.status} outcome={original.outcome} conflicted={original.conflicted} />
    ),
  }),
  column.accessor('outcome', {
    header: 'Outcome',
    cell: ({ getValue }) => <OutcomeBadge outcome={getValue()} plain />,
  }),
  column.accessor('requestedAmount', {
    id: 'requested',
    header: 'Requested',
    meta: { align: 'end', card: 'amount', className: 'max-w-56' },
    cell: ({ row }) => <RequestedCell transfer={row.original} />,
  }),
  column.accessor('actualAmount', {
    id: 'actual',
    header: 'Actual',
    meta: { align: 'end', className: 'max-w-56' },
    cell: ({ getValue }) => <PlainAmount amount={getValue()} />,
  }),
  column.accessor('fee', {
    header: 'Fee',
    meta: { align: 'end', className: 'max-w-52' },
    cell: ({ getValue }) => <PlainAmount amount={getValue()} />,
  }),
  column.accessor('currency', {
    header: 'Currency',
    meta: { className: 'max-w-28' },
    cell: ({ getValue }) => <span className="text-muted">{getValue() || '—'}</span>,
  }),
  column.accessor('merchantReference', {
    id: 'reference',
    header: 'Reference',
    cell: ({ getValue }) => {
      const reference = getValue();
      return reference === null || reference === '' ? (
        <span className="text-faint">—</span>
      ) : (
        <MonoId value={reference} className="max-w-[11ch] 2xl:max-w-[18ch]" />
      );
    },
  }),
  column.accessor('txHash', {
    id: 'hash',
    header: 'Hash',
    cell: ({ row }) => <HashCell transfer={row.original} />,
  }),
  column.accessor('stateSince', {
    id: 'age',
    header: 'Age in state',
    meta: { align: 'end' },
    cell: ({ row: { original } }) => (
      <Age since={original.stateSince} className={original.terminal ? 'text-faint' : 'text-ink'} />
    ),
  }),
]);
