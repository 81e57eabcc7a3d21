import { RotateCcwIcon } from 'lucide-react';
import { load } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import { searchQuery } from '@/app/(console)/search-query';
import { DataTablePagination } from '@/components/data-table/data-table-pagination';
import { againHref } from '@/components/data-table/list-query';
import { DocumentTitle } from '@/components/frame/document-title';
import { LivePage } from '@/components/live/live-page';
import { buttonStyles } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { may } from '@/lib/access/permissions';
import { requireActor } from '@/lib/access/web/session';
import { getReplayPolicy } from '@/lib/delivery/replay/get-replay-policy';
import { listReplays, parseReplayPage } from '@/lib/delivery/replay/list-replays';
import { findVersion } from '@/lib/live/read-version';
import { PolicyCard } from './policy-card';
import { ReplaysTable } from './replays-table';

function NoneYet() {
  return (
    <EmptyState
      icon={RotateCcwIcon}
      title="Nothing was replayed in bulk yet"
      actions={
        <Link href="/callbacks" className={buttonStyles()}>
          Callbacks
        </Link>
      }
    >
      <p>
        Filter the list of callbacks and replay everything that matches, or choose rows. A single callback is sent again
        from its own page; its deliveries stand there.
      </p>
    </EmptyState>
  );
}

/** Bulk replays, newest first, and the policy that some of them wait by. */
export default async function ReplaysPage({ searchParams }: PageProps<'/replays'>) {
  const ctx = await requireActor();
  const query = searchQuery(await searchParams);
  const version = await findVersion(ctx, { kind: 'replays', id: '0' });
  const [replays, policy] = await Promise.all([
    load(ctx, () => listReplays(ctx, parseReplayPage(query))),
    load(ctx, () => getReplayPolicy(ctx)),
  ]);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <DocumentTitle>Replays</DocumentTitle>
      <PageHeader
        title="Replays"
        description="Callbacks that were sent again many at a time: what was asked, by whom, and what came of it."
      />
      <LivePage subject="replays:0" version={version} />
      {policy.ok && <PolicyCard policy={policy.value} maySet={may(ctx.actor, 'replays.policy')} />}
      {!replays.ok ? (
        <LoadFailed
          title="The replays could not be read"
          again={againHref('/replays', query, replays.incidentId)}
          {...replays}
        />
      ) : replays.value.data.length === 0 ? (
        <NoneYet />
      ) : (
        <>
          <ReplaysTable replays={replays.value.data} />
          <DataTablePagination
            pathname="/replays"
            query={query}
            shown={replays.value.data.length}
            total={null}
            noun="replays"
            more={replays.value.nextCursor !== null}
            nextCursor={replays.value.nextCursor}
          />
        </>
      )}
    </div>
  );
}
