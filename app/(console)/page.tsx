import { InboxIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { Suspense } from 'react';
import { ProviderMark } from '@/components/domain/provider-mark';
import { Time } from '@/components/domain/time';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { requireActor } from '@/lib/access/web/session';
import { getOverview, type ProviderDay } from '@/lib/ledger/get-overview';
import { load } from './load';
import { LoadFailed } from './load-failed';
import { OverviewFigures } from './overview-figures';
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
              <ProviderTable providers={overview.value.providers} />
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

function ProviderTable({ providers }: { providers: readonly ProviderDay[] }) {
  return (
    <Table label="Callbacks today by provider">
      <TableHeader>
        <TableRow>
          <TableHead pinned>Provider</TableHead>
          <TableHead align="end">Received</TableHead>
          <TableHead align="end">Sent on</TableHead>
          <TableHead align="end">Open</TableHead>
          <TableHead align="end">Failed</TableHead>
          <TableHead align="end">Rejected</TableHead>
          <TableHead align="end">Last</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {providers.map((day) => (
          <TableRow key={day.provider}>
            <TableCell pinned>
              <ProviderMark provider={day.provider} />
            </TableCell>
            <Count value={day.received} />
            <Count value={day.sent} />
            <Count value={day.open} />
            <Count value={day.failed} bad />
            <Count value={day.rejected} bad />
            <TableCell align="end" className="text-muted">
              <Time at={day.lastReceivedAt} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** A zero is there, but does not ask to be read. */
function Count({ value, bad = false }: { value: number; bad?: boolean }) {
  return (
    <TableCell align="end" className={value === 0 ? 'text-faint' : bad ? 'font-medium text-red-ink' : undefined}>
      {value.toLocaleString('en')}
    </TableCell>
  );
}
