import type { ReactNode } from 'react';
import { Time } from '@/components/domain/time';
import { cn } from '@/components/ui/cn';
import { Link } from '@/components/ui/link';
import type { Waiting } from '@/lib/ledger/overview/types';
import { callbacksLink, issuesLink, type ListLink, requestsLink, undeliveredLink } from './overview-links';
import type { OverviewView } from './overview-view';
import { grouped, trendOf } from './overview-words';

const stuckKinds = ['stuck', 'second_callback_missing'] as const;

/** The numbers to look at first; each says in words what it counts, and leads to exactly those rows. */
export function OverviewFigures({ overview }: { overview: OverviewView }) {
  const { totals, unapplied, undelivered, issues } = overview;
  const stuck = issues.kinds
    .filter(({ kind }) => stuckKinds.some((one) => one === kind))
    .reduce((sum, { count }) => sum + count, 0);
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border bg-line md:grid-cols-4">
      <Figure label="Callbacks received" value={totals.received} href={callbacksLink(overview, null)}>
        <UsualWords received={totals.received} usual={totals.usual} />
      </Figure>
      <Figure label="Requests rejected" value={totals.rejected} bad href={requestsLink(overview, null, 'rejected')}>
        Turned away, kept with their cause
      </Figure>
      <Figure label="Duplicates" value={totals.duplicates} href={requestsLink(overview, null, 'duplicate')}>
        Callbacks brought again, counted once
      </Figure>
      <Figure label="Failed deliveries" value={totals.failed} bad href={callbacksLink(overview, null, ['failed'])}>
        Received in this time, last attempt failed
      </Figure>
      <Figure label="Waiting to be applied" now value={unapplied.count} bounded={unapplied.bounded} href={null}>
        <Oldest waiting={unapplied} />
      </Figure>
      <Figure
        label="Waiting to be delivered"
        now
        value={undelivered.count}
        bounded={undelivered.bounded}
        href={undeliveredLink(overview)}
      >
        <Oldest waiting={undelivered} />
      </Figure>
      <Figure label="Stuck" now value={stuck} bad href={issuesLink({ kinds: stuckKinds })}>
        Open longer than they are given
      </Figure>
      <Figure label="Open issues" now value={issues.live} bad href={issuesLink({})}>
        {issues.live === 0 ? 'Nothing to look at' : 'A person has to look at these'}
      </Figure>
    </dl>
  );
}

/** How it stands to the usual; a strong difference stands out. */
export function UsualWords({ received, usual }: { received: number; usual: number | null }) {
  const trend = trendOf(received, usual);
  if (usual === null || trend === null) return 'Usual known after a week';
  const words = `usual ${grouped.format(usual)}`;
  return trend === 'as usual' ? words : <span className="text-amber-ink">{`${trend} than the ${words}`}</span>;
}

function Oldest({ waiting: { oldestAt, oldestCallbackId } }: { waiting: Waiting }) {
  if (oldestAt === null || oldestCallbackId === null) return 'Nothing waits';
  return (
    <Link href={`/callbacks/${oldestCallbackId}`} className="underline-offset-2 hover:text-ink hover:underline">
      Oldest: <span className="font-mono">{oldestCallbackId}</span>, <Time at={oldestAt} />
    </Link>
  );
}

function Figure({
  label,
  value,
  bounded = false,
  bad = false,
  now = false,
  href,
  children,
}: {
  label: string;
  value: number;
  bounded?: boolean;
  /** It stands out where it is not zero. */
  bad?: boolean;
  /** It is as of now, whatever the span. */
  now?: boolean;
  href: ListLink | null;
  children: ReactNode;
}) {
  const words = `${grouped.format(value)}${bounded ? '+' : ''}`;
  return (
    <div className="flex min-w-0 flex-col gap-1 bg-canvas px-4 py-3">
      <dt className="text-muted text-xs">
        {label}
        {now && <span className="text-faint">, now</span>}
      </dt>
      <dd className={cn('font-semibold text-2xl tracking-tight', bad && value > 0 && 'text-red-ink')}>
        {href === null ? (
          words
        ) : (
          <Link href={href} className="underline-offset-4 hover:underline">
            {words}
          </Link>
        )}
      </dd>
      <dd className="text-faint text-xs">{children}</dd>
    </div>
  );
}
