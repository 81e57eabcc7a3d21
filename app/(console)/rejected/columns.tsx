'use client';

import { ShieldCheckIcon } from 'lucide-react';
import type { ListColumns } from '@/components/data-table/list-column';
import { ProviderMark } from '@/components/domain/provider-mark';
import { Time } from '@/components/domain/time';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import type { RequestSummary } from '@/lib/intake/types';
import { byteWords } from './byte-words';
import { CauseBadge } from './cause-badge';
import { findings } from './findings';

/** How each column of `rejectedColumns` draws its cell. */
export const columns: ListColumns<RequestSummary> = [
  {
    id: 'received',
    header: 'Received',
    meta: { card: 'lead' },
    cell: (row) => (
      <Link
        href={`/rejected/${row.id}`}
        className="rounded-sm decoration-line-strong underline-offset-2 hover:underline max-md:after:absolute max-md:after:inset-0"
      >
        <Time at={row.receivedAt} />
        <span className="sr-only">: request {row.id}</span>
      </Link>
    ),
  },
  {
    id: 'cause',
    header: 'Cause',
    meta: { card: 'status' },
    cell: (row) => (
      <span className="inline-flex items-center gap-1">
        <CauseBadge cause={row.cause} />
        {row.verifiedAgainAt !== null && (
          <span className="text-green-ink" title="Verified later">
            <Icon of={ShieldCheckIcon} className="size-4" />
            <span className="sr-only">Verified later</span>
          </span>
        )}
      </span>
    ),
  },
  {
    id: 'provider',
    header: 'Provider',
    meta: { card: 'time' },
    cell: (row) => <ProviderMark provider={row.provider} account={row.account} />,
  },
  {
    id: 'channel',
    header: 'Channel',
    cell: (row) => <span className="mono">{row.channel}</span>,
  },
  {
    id: 'detail',
    header: 'Detail',
    cell: (row) => {
      const found = findings(row.causeDetail);
      return row.verifiedAgainAt === null ? (
        <span className="block max-w-72 truncate text-muted" title={found ?? undefined}>
          {found ?? '—'}
        </span>
      ) : (
        <span className="block max-w-72 truncate text-green-ink">Verified later by {row.verifiedBy}</span>
      );
    },
  },
  {
    id: 'address',
    header: 'From',
    cell: (row) => <span className="mono">{row.sourceAddress}</span>,
  },
  {
    id: 'answer',
    header: 'Answered',
    meta: { align: 'end', card: 'amount' },
    cell: (row) => <span className="mono">{row.answerStatus}</span>,
  },
  {
    id: 'size',
    header: 'Body',
    meta: { align: 'end' },
    cell: (row) => <span className="text-muted">{byteWords(row.bodyBytes)}</span>,
  },
];
