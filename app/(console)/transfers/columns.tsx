'use client';

import type { ListColumns } from '@/components/data-table/list-column';
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

/** How each column of `transferColumns` draws its cell. */
export const columns: ListColumns<ListedTransfer> = [
  {
    id: 'transferId',
    header: 'Transfer ID',
    meta: { card: 'lead' },
    cell: (row) => <TransferIdCell transfer={row} />,
  },
  {
    id: 'opened',
    header: 'Opened',
    meta: { card: 'time' },
    cell: (row) => <Time at={row.openedAt} className="text-muted" />,
  },
  {
    id: 'provider',
    header: 'Provider',
    cell: (row) => <ProviderMark provider={row.provider} account={row.account} compact="narrow" />,
  },
  {
    id: 'kind',
    header: 'Kind',
    meta: { card: 'detail' },
    cell: (row) => transferKindLabels[row.kind],
  },
  {
    id: 'status',
    header: 'Status',
    meta: { card: 'status', className: 'max-w-44' },
    cell: (row) => <ProviderStatusBadge status={row.status} outcome={row.outcome} conflicted={row.conflicted} />,
  },
  {
    id: 'outcome',
    header: 'Outcome',
    cell: (row) => <OutcomeBadge outcome={row.outcome} plain />,
  },
  {
    id: 'requested',
    header: 'Requested',
    meta: { align: 'end', card: 'amount', className: 'max-w-56' },
    cell: (row) => <RequestedCell transfer={row} />,
  },
  {
    id: 'actual',
    header: 'Actual',
    meta: { align: 'end', className: 'max-w-56' },
    cell: (row) => <PlainAmount amount={row.actualAmount} />,
  },
  {
    id: 'fee',
    header: 'Fee',
    meta: { align: 'end', className: 'max-w-52' },
    cell: (row) => <PlainAmount amount={row.fee} />,
  },
  {
    id: 'currency',
    header: 'Currency',
    meta: { className: 'max-w-28' },
    cell: (row) => <span className="text-muted">{row.currency || '—'}</span>,
  },
  {
    id: 'reference',
    header: 'Reference',
    cell: (row) => {
      const reference = row.merchantReference;
      return reference === null || reference === '' ? (
        <span className="text-faint">—</span>
      ) : (
        <MonoId value={reference} className="max-w-[11ch] 2xl:max-w-[18ch]" />
      );
    },
  },
  {
    id: 'hash',
    header: 'Hash',
    cell: (row) => <HashCell transfer={row} />,
  },
  {
    id: 'age',
    header: 'Age in state',
    meta: { align: 'end' },
    cell: (row) => <Age since={row.stateSince} className={row.terminal ? 'text-faint' : 'text-ink'} />,
  },
];
