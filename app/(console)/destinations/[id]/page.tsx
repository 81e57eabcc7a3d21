import { destinationHref } from '@/app/(console)/destinations/destination-href';
import { load } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import { orNotFound } from '@/app/(console)/or-not-found';
import { searchQuery } from '@/app/(console)/search-query';
import { destinationStanding } from '@/components/delivery/destination-standing';
import { DestinationStateBadge } from '@/components/delivery/destination-state-badge';
import { HealthFigures } from '@/components/delivery/health-figures';
import { StandingBanner } from '@/components/delivery/standing-banner';
import { UrlText } from '@/components/domain/url-text';
import { DocumentTitle } from '@/components/frame/document-title';
import { LivePage } from '@/components/live/live-page';
import { Banner } from '@/components/ui/banner';
import { CopyButton } from '@/components/ui/copy-button';
import { Link } from '@/components/ui/link';
import { LinkTabs } from '@/components/ui/link-tabs';
import { PageHeader } from '@/components/ui/page-header';
import { may } from '@/lib/access/permissions';
import { requireActor } from '@/lib/access/web/session';
import { environmentVariables } from '@/lib/delivery/destinations/environment-words';
import { filterWords } from '@/lib/delivery/destinations/filter-words';
import { getDestination } from '@/lib/delivery/destinations/get-destination';
import { listDestinationDeliveries } from '@/lib/delivery/destinations/list-destination-deliveries';
import { listCallbackFacets } from '@/lib/intake/list-callback-facets';
import { findVersion } from '@/lib/live/read-version';
import { DeliveriesTab } from './deliveries-tab';
import { DestinationActions, ResumeButton } from './destination-actions';
import { type DestinationTab, readTab } from './destination-tabs';
import { SamplesCard } from './samples-card';
import { SecretsCard } from './secrets-card';
import { SettingsTab } from './settings-tab';

const pageRows = 50;

const breadcrumb = (
  <nav aria-label="Breadcrumb">
    <Link href="/destinations" className="hover:underline">
      Destinations
    </Link>
  </nav>
);

export default async function DestinationPage({ params, searchParams }: PageProps<'/destinations/[id]'>) {
  const ctx = await requireActor();
  const { id } = await params;
  const query = searchQuery(await searchParams);
  const tab = readTab(query);
  const cursor = query.get('cursor');
  const version = await findVersion(ctx, { kind: 'destination', id });
  const [loaded, deliveries, facets] = await Promise.all([
    load(ctx, () => orNotFound(getDestination(ctx, { id }))),
    load(ctx, () => listDestinationDeliveries(ctx, { id, limit: pageRows, cursor })),
    load(ctx, () => listCallbackFacets(ctx)),
  ]);
  if (!loaded.ok) {
    return (
      <>
        <DocumentTitle>Destination</DocumentTitle>
        <PageHeader breadcrumb={breadcrumb} title="Destination" />
        <LoadFailed title="This destination could not be read" again={destinationHref(id)} {...loaded} />
      </>
    );
  }
  const destination = loaded.value;
  const { name, url, filter, health, bodyMode } = destination;
  const standing = destinationStanding(destination);
  const live = standing !== 'archived';
  const mayOperate = live && may(ctx.actor, 'destinations.operate');
  const mayManage = live && may(ctx.actor, 'destinations.manage');
  const variables = environmentVariables(ctx.environment, destination);
  const panels: Record<DestinationTab, () => React.ReactNode> = {
    deliveries: () => <DeliveriesTab id={id} deliveries={deliveries} query={query} />,
    settings: () =>
      facets.ok ? (
        <SettingsTab
          destination={destination}
          mayManage={mayManage}
          mayArchive={!variables.includes('FORWARD_URL')}
          facets={facets.value}
        />
      ) : (
        <LoadFailed title="The settings could not be read" again={destinationHref(id)} {...facets} />
      ),
    signing: () => (
      <div className="flex flex-col gap-4">
        <SecretsCard destination={destination} mayManage={mayManage && !variables.includes('FORWARD_SECRET')} />
        <SamplesCard mode={bodyMode} />
      </div>
    ),
  };
  return (
    <div className="flex flex-col pb-8">
      <DocumentTitle>Destination</DocumentTitle>
      <PageHeader
        breadcrumb={breadcrumb}
        title={name}
        beside={<DestinationStateBadge destination={destination} />}
        description={filterWords(filter)}
        actions={mayOperate && <DestinationActions destination={destination} />}
      />
      <div className="flex flex-col gap-4 px-4 md:px-6">
        <div className="flex items-center gap-1">
          <UrlText url={url} className="max-w-full" />
          <CopyButton text={url} label="Copy URL" />
        </div>
        <StandingBanner
          destination={destination}
          actions={mayOperate && standing !== 'half_open' && <ResumeButton destination={destination} />}
        />
        {variables.length > 0 && (
          <Banner title={`Set by ${variables.join(' and ')}`}>
            What the variables say is changed there, with a new start; all else is changed here.
          </Banner>
        )}
        <HealthFigures health={health} className="rounded-lg border px-4 py-3" />
      </div>
      <LinkTabs
        label="Parts of the destination"
        className="mt-4 px-4 md:px-6"
        tabs={[
          { label: 'Deliveries', href: destinationHref(id), current: tab === 'deliveries' },
          { label: 'Settings', href: `${destinationHref(id)}?tab=settings`, current: tab === 'settings' },
          { label: 'Signing and bodies', href: `${destinationHref(id)}?tab=signing`, current: tab === 'signing' },
        ]}
      />
      <div className="px-4 pt-4 md:px-6">{panels[tab]()}</div>
      <LivePage subject={`destination:${id}`} version={version} />
    </div>
  );
}
