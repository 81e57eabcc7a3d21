'use client';

import { InboxIcon } from 'lucide-react';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import type { OverviewSpan } from '@/lib/ledger/overview/overview-span';
import { OverviewChart } from './overview-chart';
import { OverviewFigures } from './overview-figures';
import { OverviewIssues } from './overview-issues';
import { OverviewMoney } from './overview-money';
import { OverviewProviders } from './overview-providers';
import type { OverviewView } from './overview-view';

const nothingWords: Readonly<Record<OverviewSpan, string>> = {
  today: 'Nothing has arrived today.',
  yesterday: 'Nothing arrived yesterday.',
  '7d': 'Nothing arrived in the last 7 days.',
};

/** What the overview came to. Drawn from its figures on both sides: what is drawn is four times as long as they are. */
export function OverviewSections({ overview }: { overview: OverviewView }) {
  const overDays = overview.span === '7d';
  return (
    <div className="flex flex-col gap-6 px-4 pb-8 md:px-6">
      <OverviewFigures overview={overview} />
      <Card>
        <CardHeader title={overDays ? 'Callbacks, six hours a bar' : 'Callbacks by the hour'} />
        {overview.totals.received === 0 && (
          <p className="px-4 pt-3 text-muted text-sm">
            {nothingWords[overview.span]}{' '}
            <Link href="/providers" className="text-accent-ink underline underline-offset-2">
              The callback URLs to give to providers
            </Link>
          </p>
        )}
        <OverviewChart buckets={overview.buckets} overDays={overDays} counted={overview.counted} />
      </Card>
      <OverviewIssues issues={overview.issues} />
      <Card>
        <CardHeader title="By provider" />
        {overview.providers.length > 0 ? (
          <OverviewProviders overview={overview} />
        ) : (
          <EmptyState icon={InboxIcon} title="No provider is set up yet">
            Each provider with an account gets a line here.{' '}
            <Link href="/providers" className="text-accent-ink underline underline-offset-2">
              Set up the first, and see the URL to give to it
            </Link>
          </EmptyState>
        )}
      </Card>
      <OverviewMoney overview={overview} />
    </div>
  );
}
