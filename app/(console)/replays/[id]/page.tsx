import { load } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import { orNotFound } from '@/app/(console)/or-not-found';
import { ResultsBar } from '@/app/(console)/replays/progress-bar';
import { ReplayStateBadge } from '@/app/(console)/replays/replay-state-badge';
import { approvalWords, countOf, estimateWords } from '@/app/(console)/replays/replay-words';
import { searchQuery } from '@/app/(console)/search-query';
import { DocumentTitle } from '@/components/frame/document-title';
import { LivePage } from '@/components/live/live-page';
import { Banner } from '@/components/ui/banner';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { Link } from '@/components/ui/link';
import { LinkTabs } from '@/components/ui/link-tabs';
import { PageHeader } from '@/components/ui/page-header';
import { may } from '@/lib/access/permissions';
import { requireActor } from '@/lib/access/web/session';
import { getReplay } from '@/lib/delivery/replay/get-replay';
import { listReplayItems, replayItemViews } from '@/lib/delivery/replay/list-replay-items';
import { parseReplayPage } from '@/lib/delivery/replay/list-replays';
import type { ReplayDetails } from '@/lib/delivery/replay/types';
import { findVersion } from '@/lib/live/read-version';
import { ReplayActions } from './replay-actions';
import { ReplayFacts } from './replay-facts';
import { ReplayItems } from './replay-items';

const breadcrumb = (
  <nav aria-label="Breadcrumb">
    <Link href="/replays" className="hover:underline">
      Replays
    </Link>
  </nav>
);

function Progress({ replay }: { replay: ReplayDetails }) {
  const { fedCount, callbackCount, deliveryCount, unwantedCount, ratePerSecond, state } = replay;
  const left = callbackCount - fedCount;
  return (
    <Card>
      <CardHeader title="Progress" />
      <CardBody className="flex flex-col gap-4">
        <div className="flex flex-col gap-1">
          <progress
            aria-label="Callbacks handed over"
            value={fedCount}
            max={Math.max(1, callbackCount)}
            className="h-2 w-full accent-accent"
          />
          <p role="status" className="text-muted text-sm">
            {countOf(fedCount, 'callback')} of {countOf(callbackCount, 'callback')} handed over
            {unwantedCount > 0 && `; ${countOf(unwantedCount, 'callback')} that no destination wants`}
            {state === 'running' && left > 0 && `; ${estimateWords(Math.ceil(left / ratePerSecond))} to go`}
          </p>
        </div>
        <ResultsBar results={replay.results} deliveryCount={deliveryCount} />
      </CardBody>
    </Card>
  );
}

/** One bulk replay: how far it is, what came of each callback, and what can be done about it. */
export default async function ReplayPage({ params, searchParams }: PageProps<'/replays/[id]'>) {
  const ctx = await requireActor();
  const { id } = await params;
  const title = <DocumentTitle>{`Replay ${id}`}</DocumentTitle>;
  const query = searchQuery(await searchParams);
  const view = replayItemViews.find((known) => known === query.get('view')) ?? 'all';
  const version = await findVersion(ctx, { kind: 'replay', id });
  const loaded = await load(ctx, () =>
    orNotFound(
      Promise.all([getReplay(ctx, { id }), listReplayItems(ctx, { ...parseReplayPage(query), id, view })] as const),
    ),
  );
  if (!loaded.ok) {
    return (
      <>
        {title}
        <PageHeader breadcrumb={breadcrumb} title={`Replay ${id}`} />
        <LoadFailed title="This replay could not be read" again={`/replays/${id}`} {...loaded} />
      </>
    );
  }
  const [replay, items] = loaded.value;
  const { results, state } = replay;
  const failed = results.retrying + results.exhausted;
  const tab = (name: typeof view, label: string, count: number) => ({
    label,
    href: name === 'all' ? (`/replays/${id}` as const) : (`/replays/${id}?view=${name}` as const),
    current: view === name,
    count,
  });
  return (
    <div className="flex flex-col pb-8">
      {title}
      <LivePage subject={`replay:${replay.id}`} version={version} />
      <PageHeader
        breadcrumb={breadcrumb}
        title={`Replay ${replay.id}`}
        beside={<ReplayStateBadge state={state} />}
        actions={
          <ReplayActions
            replay={{ id: replay.id, state, own: replay.own, results }}
            mayReplay={may(ctx.actor, 'callbacks.replay')}
            mayApprove={may(ctx.actor, 'replays.approve')}
          />
        }
      />
      <div className="flex flex-col gap-4 px-4 md:px-6">
        {state === 'waiting_approval' && (
          <Banner kind="warning" title={replay.own ? 'Your request waits for somebody else' : 'It waits for approval'}>
            {replay.approvalCause && approvalWords[replay.approvalCause]}{' '}
            {replay.own ? 'Nobody approves their own.' : 'Nothing is sent before.'}
          </Banner>
        )}
        <Progress replay={replay} />
        <ReplayFacts replay={replay} />
      </div>
      <LinkTabs
        label="Callbacks of the replay"
        className="mt-6 px-4 md:px-6"
        tabs={[
          tab('all', 'Callbacks', replay.callbackCount),
          tab('failed', 'Failed', failed),
          tab('unwanted', 'Not wanted', replay.unwantedCount),
        ]}
      />
      <div className="px-4 pt-4 md:px-6">
        <ReplayItems replayId={replay.id} view={view} page={items} />
      </div>
    </div>
  );
}
