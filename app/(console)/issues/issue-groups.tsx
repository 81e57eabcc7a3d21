'use client';

import { ChevronDownIcon } from 'lucide-react';
import { bodyCellClass, rowClass } from '@/components/data-table/cell-looks';
import { filterHref } from '@/components/data-table/list-query';
import { ProviderMark } from '@/components/domain/provider-mark';
import { Time } from '@/components/domain/time';
import { ValueAtRisk } from '@/components/issue/value-at-risk';
import { Link } from '@/components/ui/link';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { issueKindWords } from '@/lib/ledger/issue-kinds';
import type { IssueGroup } from '@/lib/ledger/issues/group-issues';
import { issuesOf } from './bulk-words';

function isChosen(query: URLSearchParams, { kind, provider, account }: IssueGroup): boolean {
  const only = (name: string, value: string) => query.getAll(name).length === 1 && query.get(name) === value;
  return only('kind', kind) && only('provider', provider) && only('account', account);
}

function GroupRow({ group, query }: { group: IssueGroup; query: URLSearchParams }) {
  const { kind, provider, account, open, acknowledged, oldestAt, valueAtRisk } = group;
  const { label, meaning } = issueKindWords[kind];
  const state = open === 0 ? 'acknowledged' : null;
  const chosen = isChosen(query, group);
  const none = { kind: null, provider: null, account: null, state: null };
  const href = filterHref('/issues', query, chosen ? none : { kind, provider, account, state });
  return (
    <TableRow className={rowClass} data-selected={chosen}>
      <TableCell pinned className={bodyCellClass({ card: 'lead' })}>
        <Link
          href={href}
          title={meaning}
          aria-current={chosen || undefined}
          className="font-medium decoration-line-strong underline-offset-2 hover:underline max-md:after:absolute max-md:after:inset-0"
        >
          {label}
        </Link>
      </TableCell>
      <TableCell className={bodyCellClass({ card: 'detail' })}>
        <span className="md:hidden">
          <ProviderMark provider={provider} account={account} compact />
        </span>
        <span className="max-md:hidden">
          <ProviderMark provider={provider} account={account} />
        </span>
      </TableCell>
      <TableCell align="end" className={bodyCellClass({ card: 'status' })}>
        <span className="tabular-nums">
          {open}
          <span className="text-muted md:sr-only"> open</span>
        </span>
      </TableCell>
      <TableCell align="end" className={bodyCellClass(undefined)}>
        <span className={acknowledged === 0 ? 'text-faint' : 'tabular-nums'}>{acknowledged}</span>
      </TableCell>
      <TableCell className={bodyCellClass({ card: 'time', className: 'max-md:[grid-column:1/2]!' })}>
        <Time at={oldestAt} className="text-muted" />
      </TableCell>
      <TableCell
        align="end"
        // Sums of several currencies take the room beside the time, and leave the first line to the provider's sign.
        className={bodyCellClass({ card: 'amount', className: 'w-full max-md:[grid-column:2/4]!' })}
      >
        <ValueAtRisk values={valueAtRisk} max={4} className="justify-end" />
      </TableCell>
    </TableRow>
  );
}

/** What is wrong now and how much money hangs on it, by kind and account; each row narrows the list under it; `query`: the page's. */
export function IssueGroups({ groups, query: text }: { groups: readonly IssueGroup[]; query: string }) {
  if (groups.length === 0) return null;
  const query = new URLSearchParams(text);
  const live = groups.reduce((sum, { open, acknowledged }) => sum + open + acknowledged, 0);
  return (
    <details open className="group/groups mx-4 shrink-0 mb-4 rounded-lg border md:mx-6">
      <summary className="flex min-h-9 list-none flex-wrap items-center gap-x-2 rounded-lg px-3 py-1.5 text-sm hover:bg-hover [&::-webkit-details-marker]:hidden">
        <ChevronDownIcon aria-hidden className="-rotate-90 size-4 text-faint group-open/groups:rotate-0" />
        <span className="font-medium">What is wrong now</span>
        <span className="text-muted">
          {issuesOf(live)} of {groups.length === 1 ? '1 kind' : `${groups.length} kinds and accounts`}
        </span>
      </summary>
      <Table
        label="Issues by kind and account"
        className="max-h-[28dvh] rounded-b-lg border-t max-md:max-h-none [&_tbody>tr:last-child>td]:border-b-0"
      >
        <TableHeader className="max-md:sr-only">
          <tr>
            <TableHead pinned>Kind</TableHead>
            <TableHead>Account</TableHead>
            <TableHead align="end">Open</TableHead>
            <TableHead align="end">Acknowledged</TableHead>
            <TableHead>Oldest</TableHead>
            <TableHead align="end">At risk</TableHead>
          </tr>
        </TableHeader>
        <TableBody className="max-md:block">
          {groups.map((group) => (
            <GroupRow key={`${group.kind} ${group.provider} ${group.account}`} group={group} query={query} />
          ))}
        </TableBody>
      </Table>
    </details>
  );
}
