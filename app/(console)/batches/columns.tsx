'use client';

import { CountBar, CountWords } from '@/components/batch/line-counts';
import { BatchStatus } from '@/components/batch/record-status';
import type { ListColumns } from '@/components/data-table/list-column';
import { Age } from '@/components/domain/age';
import { OutcomeBadge } from '@/components/domain/outcome-badge';
import { ProviderMark } from '@/components/domain/provider-mark';
import { Time } from '@/components/domain/time';
import type { BatchSummary } from '@/lib/ledger/types';
import { BatchIdCell } from './batch-id-cell';
import { TotalsCell } from './totals-cell';

/** How each column of `batchColumns` draws its cell. */
export const columns: ListColumns<BatchSummary> = [
  {
    id: 'batchId',
    header: 'Batch ID',
    meta: { card: 'lead' },
    cell: (row) => <BatchIdCell batch={row} />,
  },
  {
    id: 'status',
    header: 'Status',
    meta: { card: 'status' },
    cell: (row) => <BatchStatus batch={row} />,
  },
  {
    id: 'lines',
    header: 'Lines',
    cell: (row) => (
      <span className="flex items-center gap-2">
        <CountBar counts={row} className="w-16 shrink-0 max-2xl:hidden" />
        <CountWords counts={row} />
      </span>
    ),
  },
  {
    id: 'requested',
    header: 'Requested',
    meta: { align: 'end', card: 'amount' },
    cell: (row) => <TotalsCell totals={row.totals} of="requested" />,
  },
  {
    id: 'done',
    header: 'Done',
    meta: { align: 'end' },
    cell: (row) => <TotalsCell totals={row.totals} of="done" />,
  },
  {
    id: 'since',
    header: 'In state for',
    meta: { card: 'time' },
    cell: (row) => (
      <>
        {/* A card has no head that says it. */}
        <span className="text-faint md:hidden">In state for </span>
        <Age since={row.stateSince} className={row.terminal ? 'text-faint' : 'text-ink'} />
      </>
    ),
  },
  {
    id: 'outcome',
    header: 'Outcome',
    cell: (row) => <OutcomeBadge outcome={row.outcome} plain />,
  },
  {
    id: 'provider',
    header: 'Provider',
    cell: (row) => <ProviderMark provider={row.provider} account={row.account} compact="narrow" />,
  },
  {
    id: 'opened',
    header: 'Opened',
    cell: (row) => <Time at={row.openedAt} className="text-muted" />,
  },
];
