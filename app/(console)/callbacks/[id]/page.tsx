import { loadRelated } from '@/app/(console)/callbacks/load-related';
import { ReplayButton } from '@/app/(console)/callbacks/replay-button';
import { load } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import { orNotFound } from '@/app/(console)/or-not-found';
import { ProbesOfRecord } from '@/app/(console)/probes/probes-of-record';
import { searchQuery } from '@/app/(console)/search-query';
import { MonoId } from '@/components/domain/mono-id';
import { StatusBadge } from '@/components/domain/status-badge';
import { VerifiedBadge } from '@/components/domain/verified-badge';
import { DocumentTitle } from '@/components/frame/document-title';
import { LivePage } from '@/components/live/live-page';
import { FromProbeBadge } from '@/components/probe/from-probe-badge';
import { CopyButton } from '@/components/ui/copy-button';
import { Link } from '@/components/ui/link';
import { LinkTabs } from '@/components/ui/link-tabs';
import { PageHeader } from '@/components/ui/page-header';
import { may } from '@/lib/access/permissions';
import { requireActor } from '@/lib/access/web/session';
import { listReplayDestinations } from '@/lib/delivery/replay/list-replay-destinations';
import { getCallback } from '@/lib/intake/get-callback';
import { findVersion } from '@/lib/live/read-version';
import { BatchButton } from './batch-button';
import { CallbackStrip } from './callback-strip';
import { type CallbackTab, readTab } from './callback-tabs';
import { loadDeliveries } from './load-deliveries';
import { PayloadTab } from './payload-tab';
import { RelatedTab } from './related-tab';
import { RequestsTab } from './requests-tab';
import { ResponseTab } from './response-tab';
import { Says } from './says';

const breadcrumb = (
  <nav aria-label="Breadcrumb">
    <Link href="/callbacks" className="hover:underline">
      Callbacks
    </Link>
  </nav>
);

export default async function CallbackPage({ params, searchParams }: PageProps<'/callbacks/[id]'>) {
  const ctx = await requireActor();
  const { id } = await params;
  const title = <DocumentTitle>{`Callback ${id}`}</DocumentTitle>;
  const query = searchQuery(await searchParams);
  const tab = readTab(query);
  const version = await findVersion(ctx, { kind: 'callback', id });
  const loaded = await load(ctx, () => orNotFound(getCallback(ctx, id)));
  if (!loaded.ok) {
    return (
      <>
        {title}
        <PageHeader breadcrumb={breadcrumb} title={`Callback ${id}`} />
        <LoadFailed title="This callback could not be read" again={`/callbacks/${id}`} {...loaded} />
      </>
    );
  }
  const callback = loaded.value;
  const [forwarded, destinations, related] = await Promise.all([
    load(ctx, () => loadDeliveries(ctx, callback, query)),
    may(ctx.actor, 'callbacks.replay') ? load(ctx, () => listReplayDestinations(ctx)) : null,
    tab === 'related' ? load(ctx, () => loadRelated(ctx, { callback: callback.id })) : null,
  ]);
  const panels: Record<CallbackTab, () => React.ReactNode> = {
    payload: () => <PayloadTab ctx={ctx} callback={callback} asked={query.get('view')} />,
    response: () => <ResponseTab callback={callback} forwarded={forwarded} />,
    requests: () => <RequestsTab callback={callback} />,
    related: () => (
      <div className="flex flex-col gap-4">
        {related && <RelatedTab id={callback.id} related={related} />}
        <ProbesOfRecord subject={`callback:${callback.id}`} />
      </div>
    ),
  };
  return (
    <div className="flex flex-col pb-8">
      {title}
      <LivePage subject={`callback:${callback.id}`} version={version} />
      <PageHeader
        breadcrumb={breadcrumb}
        title={
          <span className="flex min-w-0 items-center gap-1">
            <span className="sr-only">Callback </span>
            <MonoId value={callback.id} className="max-w-full" />
            <CopyButton text={callback.id} label="Copy callback id" />
          </span>
        }
        beside={
          <>
            <StatusBadge status={callback.status} />
            <span className="min-w-0 break-words text-muted text-sm">{callback.type}</span>
            <Says callback={callback} />
            {!callback.verified && <VerifiedBadge verified={false} />}
            {callback.origin === 'probe' && <FromProbeBadge />}
          </>
        }
        actions={
          <>
            <BatchButton callback={callback} />
            {destinations?.ok && <ReplayButton callbackId={callback.id} destinations={destinations.value} />}
          </>
        }
      />
      <CallbackStrip callback={callback} />
      <LinkTabs
        label="Parts of the callback"
        className="mt-4 px-4 md:px-6"
        tabs={[
          { label: 'Payload', href: `/callbacks/${callback.id}`, current: tab === 'payload' },
          {
            label: 'Response',
            href: `/callbacks/${callback.id}?tab=response`,
            current: tab === 'response',
            count: callback.attempts,
          },
          {
            label: 'Requests',
            href: `/callbacks/${callback.id}?tab=requests`,
            current: tab === 'requests',
            count: callback.duplicates + 1,
          },
          {
            label: 'Related',
            href: `/callbacks/${callback.id}?tab=related`,
            current: tab === 'related',
          },
        ]}
      />
      <div className="px-4 pt-4 md:px-6">{panels[tab]()}</div>
    </div>
  );
}
