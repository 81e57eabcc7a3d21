'use client';

import type { ListColumns } from '@/components/data-table/list-column';
import { ProviderMark } from '@/components/domain/provider-mark';
import { Time } from '@/components/domain/time';
import { IssueAbout } from '@/components/issue/issue-about';
import { IssueStateBadge } from '@/components/issue/issue-state-badge';
import { ValueAtRisk } from '@/components/issue/value-at-risk';
import { Link } from '@/components/ui/link';
import { issueKindWords } from '@/lib/ledger/issue-kinds';
import { ChooseIssue } from './choose-issue';
import type { IssueRow } from './issue-row';

/** How each column of `issueColumns` draws its cell. */
export const columns: ListColumns<IssueRow> = [
  {
    id: 'kind',
    header: 'Issue',
    meta: { card: 'lead' },
    cell: (row) => (
      <span className="flex items-center gap-2.5">
        <ChooseIssue issue={row} />
        <Link
          href={`/issues/${row.id}`}
          className="min-w-0 truncate font-medium decoration-line-strong underline-offset-2 hover:underline max-md:after:absolute max-md:after:inset-0"
        >
          {issueKindWords[row.kind].label}
          <span className="sr-only">: issue {row.id}</span>
        </Link>
      </span>
    ),
  },
  {
    id: 'about',
    header: 'About',
    meta: { card: 'below', className: 'max-w-60' },
    cell: (row) => <IssueAbout issue={row} />,
  },
  {
    id: 'title',
    header: 'What was found',
    meta: { className: 'w-full min-w-40 max-w-0' },
    cell: (row) => (
      <span className="block truncate text-muted" title={row.title}>
        {row.title}
      </span>
    ),
  },
  {
    id: 'atRisk',
    header: 'At risk',
    meta: { align: 'end', card: 'amount', className: 'max-w-64' },
    cell: (row) => <ValueAtRisk values={row.valueAtRisk} max={1} className="flex-nowrap justify-end" />,
  },
  {
    id: 'state',
    header: 'State',
    meta: { card: 'status' },
    cell: (row) => (
      <span className="inline-flex items-center gap-1.5">
        <IssueStateBadge state={row.state} />
        {row.state === 'resolved' && row.closedBy === null && (
          <span className="text-faint text-xs max-md:hidden" title="Closed by itself: its cause went away">
            by itself
          </span>
        )}
      </span>
    ),
  },
  {
    id: 'owner',
    header: 'Owner',
    cell: (row) => (
      <span className={row.owner === null ? 'text-faint' : 'block max-w-32 truncate'} title={row.owner?.name}>
        {row.owner?.name ?? '—'}
      </span>
    ),
  },
  {
    id: 'opened',
    header: 'Raised',
    meta: { card: 'time' },
    cell: (row) => <Time at={row.openedAt} className="text-muted" />,
  },
  {
    id: 'provider',
    header: 'Provider',
    cell: (row) => <ProviderMark provider={row.provider} account={row.account} compact="narrow" />,
  },
  {
    id: 'seen',
    header: 'Seen',
    meta: { align: 'end' },
    cell: (row) => <span className={row.seenCount > 1 ? undefined : 'text-faint'}>×{row.seenCount}</span>,
  },
];
