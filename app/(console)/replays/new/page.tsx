import { load } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import { readAskedReplay, writeAskedReplay } from '@/app/(console)/replays/asked-replay';
import { searchQuery } from '@/app/(console)/search-query';
import { DocumentTitle } from '@/components/frame/document-title';
import { Banner } from '@/components/ui/banner';
import { buttonStyles } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { may, refusalWords } from '@/lib/access/permissions';
import { requireActor } from '@/lib/access/web/session';
import { listReplayDestinations } from '@/lib/delivery/replay/list-replay-destinations';
import { planReplay } from '@/lib/delivery/replay/plan-replay';
import { PlanCard } from './plan-card';
import { PlanForm } from './plan-form';
import { StartCard } from './start-card';

const header = (
  <>
    <DocumentTitle>New replay</DocumentTitle>
    <PageHeader
      breadcrumb={
        <nav aria-label="Breadcrumb">
          <Link href="/replays" className="hover:underline">
            Replays
          </Link>
        </nav>
      }
      title="New replay"
      description="Nothing is sent until you start it. Bodies go out as they were first received, each as a new delivery."
    />
  </>
);

function Refused({ title, children }: { title: string; children?: React.ReactNode }) {
  return (
    <>
      {header}
      <div className="px-4 md:px-6">
        <Banner
          kind="warning"
          title={title}
          actions={
            <Link href="/callbacks" className={buttonStyles({ size: 'sm' })}>
              Callbacks
            </Link>
          }
        >
          {children}
        </Banner>
      </div>
    </>
  );
}

/** The plan of a bulk replay, counted exactly, and the button that starts it. Works without scripts. */
export default async function NewReplayPage({ searchParams }: PageProps<'/replays/new'>) {
  const ctx = await requireActor();
  const query = searchQuery(await searchParams);
  if (!may(ctx.actor, 'callbacks.replay')) {
    return <Refused title={refusalWords(ctx.actor, 'callbacks.replay')} />;
  }
  const asked = readAskedReplay(query, ctx.clock.now());
  if ('problem' in asked) return <Refused title="This replay cannot be planned">{asked.problem}</Refused>;
  const { request } = asked;
  const loaded = await load(ctx, async () => {
    const [plan, destinations] = await Promise.all([
      planReplay(ctx, { ...request, reason: null }),
      listReplayDestinations(ctx),
    ]);
    return { plan, destinations };
  });
  if (!loaded.ok) {
    return (
      <>
        {header}
        <LoadFailed title="The replay could not be planned" again={`/replays/new?${query}`} {...loaded} />
      </>
    );
  }
  const { plan, destinations } = loaded.value;
  const pinned = writeAskedReplay(request.choice, plan, request.destinationId);
  return (
    <>
      {header}
      <div className="flex max-w-3xl flex-col gap-4 px-4 pb-8 md:px-6">
        <PlanForm query={pinned} destinations={destinations} ratePerSecond={plan.ratePerSecond} />
        <PlanCard plan={plan} />
        <StartCard plan={plan} search={pinned.toString()} />
      </div>
    </>
  );
}
