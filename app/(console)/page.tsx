import { Suspense } from 'react';
import { SoonOrSkeleton } from '@/components/data-table/soon-or-skeleton';
import { DocumentTitle } from '@/components/frame/document-title';
import { LivePage } from '@/components/live/live-page';
import { LinkSegments } from '@/components/ui/link-tabs';
import { PageHeader } from '@/components/ui/page-header';
import { readReaderClock } from '@/lib/access/web/reader-clock';
import { requireActor } from '@/lib/access/web/session';
import { getOverview } from '@/lib/ledger/get-overview';
import { type OverviewSpan, overviewSpans } from '@/lib/ledger/overview/overview-span';
import type { Overview } from '@/lib/ledger/overview/types';
import { findVersion } from '@/lib/live/read-version';
import { secondMs } from '@/lib/platform/time';
import { type Loaded, load } from './load';
import { LoadFailed } from './load-failed';
import { OverviewSections } from './overview-sections';
import { OverviewSkeleton } from './overview-skeleton';
import { overviewView } from './overview-view';
import { dayWords } from './overview-words';
import { DroppedBanner } from './rejected/dropped-banner';

const spanLabels: Readonly<Record<OverviewSpan, string>> = {
  today: 'Today',
  yesterday: 'Yesterday',
  '7d': 'Last 7 days',
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
      <DocumentTitle>Overview</DocumentTitle>
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
        <Sections overview={overview} again={hrefs[span]} />
      </SoonOrSkeleton>
      <LivePage subject="overview:0" version={version} everyMs={10 * secondMs} />
    </>
  );
}

async function Sections({ overview, again }: { overview: Promise<Loaded<Overview>>; again: string }) {
  const loaded = await overview;
  if (!loaded.ok) return <LoadFailed title="The overview could not be read." again={again} {...loaded} />;
  return <OverviewSections overview={overviewView(loaded.value)} />;
}
