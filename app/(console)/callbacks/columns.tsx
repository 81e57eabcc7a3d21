'use client';

import type { ListColumns } from '@/components/data-table/list-column';
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

/** How each column of `callbackColumns` draws its cell. */
export const columns: ListColumns<CallbackSummary> = [
  {
    id: 'id',
    header: 'ID',
    meta: { card: 'lead' },
    cell: (row) => (
      <span className="flex items-center gap-2.5">
        <ChooseRow id={row.id} />
        <CallbackIdCell id={row.id} duplicates={row.duplicates} />
      </span>
    ),
  },
  {
    id: 'received',
    header: 'Received',
    meta: { card: 'time' },
    cell: (row) => <Time at={row.receivedAt} className="text-muted" />,
  },
  {
    id: 'provider',
    header: 'Provider',
    cell: (row) => <ProviderMark provider={row.provider} account={row.account} compact="narrow" />,
  },
  {
    id: 'type',
    header: 'Type',
    meta: { card: 'detail' },
    cell: (row) => (
      <span className="flex items-center gap-1.5">
        <span className="min-w-0 max-w-32 truncate 2xl:max-w-40" title={row.type}>
          {row.type}
        </span>
        {!row.verified && <VerifiedBadge verified={false} compact />}
        {row.origin === 'probe' && <FromProbeBadge compact />}
      </span>
    ),
  },
  {
    id: 'url',
    header: 'URL',
    meta: { className: 'w-3/5 min-w-30 max-w-0 2xl:w-auto 2xl:max-w-none' },
    cell: (row) => <UrlText url={row.url} className="max-w-full 2xl:max-w-[28ch]" />,
  },
  {
    id: 'status',
    header: 'Status',
    meta: { card: 'status' },
    cell: (row) => <StatusBadge status={row.status} />,
  },
  {
    id: 'attempts',
    header: 'Attempts',
    meta: { align: 'end' },
    cell: (row) => <AttemptsCell attempts={row.attempts} nextAttemptAt={row.nextAttemptAt} />,
  },
  {
    id: 'reference',
    header: 'Transfer or batch',
    meta: { className: 'w-2/5 min-w-29 max-w-0 2xl:w-auto 2xl:max-w-none' },
    cell: (row) => <ReferenceLink callback={row} className="max-w-full 2xl:max-w-[26ch]" />,
  },
  {
    id: 'amount',
    header: 'Amount',
    meta: { align: 'end', card: 'amount', className: 'max-w-48' },
    cell: (row) => <AmountCell callback={row} />,
  },
  {
    id: 'outcome',
    header: 'Outcome',
    cell: (row) => <OutcomeBadge outcome={row.outcome} plain />,
  },
  {
    id: 'actions',
    header: <span className="sr-only">Actions</span>,
    meta: { align: 'end', className: 'max-2xl:pr-2! max-2xl:pl-0!' },
    cell: (row) => <ResendRow id={row.id} />,
  },
];
