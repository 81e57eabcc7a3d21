'use client';

import { createColumnHelper } from '@tanstack/react-table';
import Link from 'next/link';
import type { ListFeatures } from '@/components/data-table/list-features';
import { ProviderMark } from '@/components/domain/provider-mark';
import { Time } from '@/components/domain/time';
import { IssueAbout } from '@/components/issue/issue-about';
import { IssueStateBadge } from '@/components/issue/issue-state-badge';
import { ValueAtRisk } from '@/components/issue/value-at-risk';
import { issueKindWords } from '@/lib/ledger/issue-kinds';
import type { IssueSummary } from '@/lib/ledger/types';
import { ChooseIssue } from './choose-issue';

const column = createColumnHelper<ListFeatures, IssueSummary>();

/** How each column of `issueColumns` draws its cell. */
export const columns = column.columns([
  column.accessor('kind', {
    header: 'Issue',
    enableHiding: false,
    meta: { card: 'lead' },
    cell: ({ row: { original } }) => (
      <span className="flex items-center gap-2.5">
        <ChooseIssue id={original.id} title={original.title} />
        <Link
          href={`/issues/${original.id}`}
          className="min-w-0 truncate font-medium decoration-line-strong underline-offset-2 hover:underline max-md:after:absolute max-md:after:inset-0"
        >
          {issueKindWords[original.kind].label}
          <span className="sr-only">: issue {original.id}</span>
        </Link>
      </span>
    ),
  }),
  column.display({
    id: 'about',
    header: 'About',
    meta: { card: 'detail', className: 'max-w-60' },
    cell: ({ row }) => <IssueAbout issue={row.original} />,
  }),
  column.accessor('title', {
    header: 'What was found',
    meta: { className: 'w-full min-w-40 max-w-0' },
    cell: ({ getValue }) => (
      <span className="block truncate text-muted" title={getValue()}>
        {getValue()}
      </span>
    ),
  }),
  column.display({
    id: 'atRisk',
    header: 'At risk',
    meta: { align: 'end', card: 'amount', className: 'max-w-64' },
    cell: ({ row }) => <ValueAtRisk values={row.original.valueAtRisk} max={1} className="flex-nowrap justify-end" />,
  }),
  column.accessor('state', {
    header: 'State',
    meta: { card: 'status' },
    cell: ({ row: { original } }) => (
      <span className="inline-flex items-center gap-1.5">
        <IssueStateBadge state={original.state} />
        {original.state === 'resolved' && original.closedBy === null && (
          <span className="text-faint text-xs max-md:hidden" title="Closed by itself: its cause went away">
            by itself
          </span>
        )}
      </span>
    ),
  }),
  column.accessor('owner', {
    header: 'Owner',
    cell: ({ getValue }) => (
      <span className={getValue() === null ? 'text-faint' : 'block max-w-32 truncate'} title={getValue()?.name}>
        {getValue()?.name ?? '—'}
      </span>
    ),
  }),
  column.accessor('openedAt', {
    id: 'opened',
    header: 'Raised',
    meta: { card: 'time' },
    cell: ({ getValue }) => <Time at={getValue()} className="text-muted" />,
  }),
  column.accessor('provider', {
    header: 'Provider',
    cell: ({ row }) => (
      <ProviderMark provider={row.original.provider} account={row.original.account} compact="narrow" />
    ),
  }),
  column.accessor('seenCount', {
    id: 'seen',
    header: 'Seen',
    meta: { align: 'end' },
    cell: ({ getValue }) => <span className={getValue() > 1 ? undefined : 'text-faint'}>×{getValue()}</span>,
  }),
]);
