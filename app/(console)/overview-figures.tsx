import Link from 'next/link';
import type { ReactNode } from 'react';
import { Time } from '@/components/domain/time';
import { cn } from '@/components/ui/cn';
import type { Overview } from '@/lib/ledger/get-overview';

/** The four numbers to look at first; each says in words what it counts. */
export function OverviewFigures({ overview }: { overview: Overview }) {
  const received = overview.providers.reduce((sum, day) => sum + day.received, 0);
  const rejected = overview.providers.reduce((sum, day) => sum + day.rejected, 0);
  const { unapplied, openIssues } = overview;
  return (
    <dl className="grid grid-cols-2 overflow-hidden rounded-lg border bg-line gap-px lg:grid-cols-4">
      <Figure label="Callbacks received" value={received}>
        <Link href="/callbacks" className="underline-offset-2 hover:text-ink hover:underline">
          Show callbacks
        </Link>
      </Figure>
      <Figure label="Requests rejected" value={rejected} bad={rejected > 0}>
        <Link href="/rejected" className="underline-offset-2 hover:text-ink hover:underline">
          Show rejected
        </Link>
      </Figure>
      <Figure label="Waiting to be applied" value={unapplied.count}>
        {unapplied.oldestAt === null ? (
          'Nothing waits'
        ) : (
          <>
            Oldest stored <Time at={unapplied.oldestAt} />
          </>
        )}
      </Figure>
      <Figure label="Open issues" value={openIssues} bad={openIssues > 0}>
        {openIssues === 0 ? 'Nothing to look at' : 'A person has to look at these'}
      </Figure>
    </dl>
  );
}

function Figure({
  label,
  value,
  bad = false,
  children,
}: {
  label: string;
  value: number;
  bad?: boolean;
  children: ReactNode;
}) {
  return (
    <div className="flex flex-col gap-1 bg-canvas px-4 py-3">
      <dt className="text-muted text-xs">{label}</dt>
      <dd className={cn('font-semibold text-2xl tracking-tight', bad && 'text-red-ink')}>
        {value.toLocaleString('en')}
      </dd>
      <dd className="text-faint text-xs">{children}</dd>
    </div>
  );
}
