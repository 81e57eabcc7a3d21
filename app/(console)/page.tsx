import { InboxIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { Suspense } from 'react';
import { SoonOrSkeleton } from '@/components/data-table/soon-or-skeleton';
import { LivePage } from '@/components/live/live-page';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkSegments } from '@/components/ui/link-tabs';
import { PageHeader } from '@/components/ui/page-header';
import { readReaderClock } from '@/lib/access/web/reader-clock';
import { requireActor } from '@/lib/access/web/session';
import { getOverview } from '@/lib/ledger/get-overview';
import { type OverviewSpan, overviewSpans } from '@/lib/ledger/overview/overview-span';
import type { Overview } from '@/lib/ledger/overview/types';
import { findVersion } from '@/lib/live/read-version';
import { secondMs } from '@/lib/platform/time';
import type { ZonedClock } from '@/lib/platform/time-zone/zoned-clock';
import { type Loaded, load } from './load';
import { LoadFailed } from './load-failed';
import { OverviewChart } from './overview-chart';
import { OverviewFigures } from './overview-figures';
import { OverviewIssues } from './overview-issues';
import { OverviewMoney } from './overview-money';
import { OverviewProviders } from './overview-providers';
import { OverviewSkeleton } from './overview-skeleton';
import { dayWords } from './overview-words';
import { DroppedBanner } from './rejected/dropped-banner';

export const metadata: Metadata = { title: 'Overview' };

const spanLabels: Readonly<Record<OverviewSpan, string>> = {
  today: 'Today',
  yesterday: 'Yesterday',
  '7d': 'Last 7 days',
};
const nothingWords: Readonly<Record<OverviewSpan, string>> = {
  today: 'Nothing has arrived today.',
  yesterday: 'Nothing arrived yesterday.',
  '7d': 'Nothing arrived in the last 7 days.',
};
const hrefs = { today: '/', yesterday: '/?span=yesterday', '7d': '/?span=7d' } as const satisfies Record<
  OverviewSpan,
  string
>;

/** A span of days against what is usual: what came, what was turned away, what waits, what money hangs where. */
export default async function OverviewPage({ searchParams }: PageProps<'/'>) {
  const ctx = await requireActor();
  const { span: asked } = await searchParams;
  const span = overviewSpans.find((known) => known === asked) ?? 'today';
  const [version, clock] = await Promise.all([findVersion(ctx, { kind: 'overview', id: '0' }), readReaderClock()]);
  const overview = load(ctx, () => getOverview(ctx, span, clock));
  return (
    <>
      <PageHeader
        title="Overview"
        description={`${dayWords(clock, ctx.clock.now())} Callbacks of the test channels are not counted.`}
        actions={
          <LinkSegments
            label="Days"
            tabs={overviewSpans.map((each) => ({
              label: spanLabels[each],
              href: hrefs[each],
              current: each === span,
            }))}
          />
        }
      />
      <Suspense fallback={null}>
        <DroppedBanner ctx={ctx} className="mx-4 mb-4 md:mx-6" />
      </Suspense>
      <SoonOrSkeleton ready={overview} skeleton={<OverviewSkeleton />}>
        <Sections overview={overview} again={hrefs[span]} clock={clock} />
      </SoonOrSkeleton>
      <LivePage subject="overview:0" version={version} everyMs={10 * secondMs} />
    </>
  );
}

async function Sections({
  overview,
  again,
  clock,
}: {
  overview: Promise<Loaded<Overview>>;
  again: string;
  clock: ZonedClock;
}) {
  const loaded = await overview;
  if (!loaded.ok) return <LoadFailed title="The overview could not be read." again={again} {...loaded} />;
  const { value } = loaded;
  const overDays = value.span === '7d';
  return (
    <div className="flex flex-col gap-6 px-4 pb-8 md:px-6">
      <OverviewFigures overview={value} />
      <Card>
        <CardHeader title={overDays ? 'Callbacks, six hours a bar' : 'Callbacks by the hour'} />
        {value.totals.received === 0 && (
          <p className="px-4 pt-3 text-muted text-sm">
            {nothingWords[value.span]}{' '}
            <Link href="/providers" className="text-accent-ink underline underline-offset-2">
              The callback URLs to give to providers
            </Link>
          </p>
        )}
        <OverviewChart buckets={value.buckets} overDays={overDays} clock={clock} />
      </Card>
      <OverviewIssues issues={value.issues} />
      <Card>
        <CardHeader title="By provider" />
        {value.providers.length > 0 ? (
          <OverviewProviders overview={value} />
        ) : (
          <EmptyState icon={InboxIcon} title="No provider is set up yet">
            Each provider with an account gets a line here.{' '}
            <Link href="/providers" className="text-accent-ink underline underline-offset-2">
              Set up the first, and see the URL to give to it
            </Link>
          </EmptyState>
        )}
      </Card>
      <OverviewMoney overview={value} />
    </div>
  );
}
