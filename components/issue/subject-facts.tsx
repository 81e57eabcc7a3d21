import type { ReactNode } from 'react';
import { batchHref } from '@/components/batch/batch-href';
import type { KeyValue } from '@/components/domain/key-values';
import { Money } from '@/components/domain/money';
import { MonoId } from '@/components/domain/mono-id';
import { OutcomeBadge } from '@/components/domain/outcome-badge';
import { Time } from '@/components/domain/time';
import { Link } from '@/components/ui/link';
import type { IssueSubject } from '@/lib/ledger/issues/issue-subject';
import { transferHref } from './transfer-href';

const linkClass = 'underline decoration-line-strong underline-offset-2 hover:decoration-current';

function status(said: { status: string; outcome: Parameters<typeof OutcomeBadge>[0]['outcome'] }): KeyValue {
  return {
    label: 'Status',
    value: (
      <span className="inline-flex items-center gap-2">
        <span className="font-mono text-[0.95em]">{said.status || '—'}</span>
        <OutcomeBadge outcome={said.outcome} plain />
      </span>
    ),
  };
}

function amounts(currency: string | null, named: Readonly<Record<string, string | null>>): KeyValue[] {
  return Object.entries(named).flatMap(([label, amount]) =>
    amount === null
      ? []
      : [{ label, value: <Money amount={amount} currency={currency} className="font-mono text-[0.95em]" /> }],
  );
}

function named(label: string, value: ReactNode): KeyValue {
  return { label, value };
}

/** What an issue is about, with the way there and how it stands now. */
export function subjectFacts(subject: IssueSubject): KeyValue[] {
  switch (subject.kind) {
    case 'batch':
      return [
        named(
          'Batch',
          <MonoId value={subject.batchId} href={batchHref(subject)} copy="batch id" className="max-w-full" />,
        ),
        status(subject),
      ];
    case 'suborder':
      return [
        named(
          'Batch',
          <MonoId value={subject.batchId} href={batchHref(subject)} copy="batch id" className="max-w-full" />,
        ),
        named('Line', <MonoId value={subject.lineKey} copy="line" className="max-w-full" />),
        status(subject),
        ...amounts(subject.currency, { Amount: subject.amount, Fee: subject.fee, Done: subject.doneAmount }),
        ...(subject.chain === null ? [] : [named('Chain', subject.chain)]),
      ];
    case 'transfer':
      return [
        named(
          'Transfer',
          <Link href={transferHref(subject.id)} className={`break-all font-mono text-[0.95em] ${linkClass}`}>
            {subject.transferId}
          </Link>,
        ),
        named('Kind', subject.transferKind),
        status(subject),
        ...amounts(subject.currency, { Requested: subject.requestedAmount, Actual: subject.actualAmount }),
      ];
    case 'callback':
      return [
        named(
          'Callback',
          <Link href={`/callbacks/${subject.id}`} className={linkClass}>
            {subject.id}
          </Link>,
        ),
        named('Type', subject.type),
        named('Status', <span className="font-mono text-[0.95em]">{subject.providerStatus}</span>),
        named('Received', <Time at={subject.receivedAt} />),
      ];
    case 'account':
      return [
        named(
          'Account',
          <Link
            href={`/providers/${encodeURIComponent(subject.provider)}/${encodeURIComponent(subject.account)}`}
            className={linkClass}
          >
            {subject.name}
          </Link>,
        ),
      ];
    case 'destination':
      return [
        named(
          'Destination',
          <Link href={`/destinations/${subject.id}`} className={linkClass}>
            {subject.name}
          </Link>,
        ),
      ];
    case 'words':
      return [named('About', <span className="break-words">{subject.words}</span>)];
  }
}
