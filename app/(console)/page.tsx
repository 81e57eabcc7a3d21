import { InboxIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { Suspense } from 'react';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/access/web/session';
import { getOverview } from '@/lib/ledger/get-overview';
import { load } from './load';
import { LoadFailed } from './load-failed';
import { OverviewFigures } from './overview-figures';
import { OverviewProviders } from './overview-providers';
import { DroppedBanner } from './rejected/dropped-banner';

export const metadata: Metadata = { title: 'Overview' };

/** Today: what came, what was turned away, what waits, what a person has to look at. */
export default async function OverviewPage() {
  const ctx = await requireActor();
  const overview = await load(ctx, () => getOverview(ctx));
  return (
    <>
      <PageHeader title="Overview" description="Since midnight UTC. Callbacks of the test channels are not counted." />
      {overview.ok ? (
        <div className="flex flex-col gap-6 px-4 pb-8 md:px-6">
          <Suspense fallback={null}>
            <DroppedBanner ctx={ctx} />
          </Suspense>
          <OverviewFigures overview={overview.value} />
          <Card>
            <CardHeader title="By provider" />
            {overview.value.providers.length > 0 ? (
              <OverviewProviders providers={overview.value.providers} />
            ) : (
              <EmptyState icon={InboxIcon} title="Nothing has arrived today.">
                Each provider that sends a callback gets a line here.{' '}
                <Link href="/callbacks" className="text-accent-ink underline underline-offset-2">
                  Earlier callbacks and the URLs to give to providers
                </Link>
              </EmptyState>
            )}
          </Card>
        </div>
      ) : (
        <LoadFailed
          title="The overview could not be read."
          message={overview.message}
          incidentId={overview.incidentId}
          again="/"
        />
      )}
    </>
  );
}
