import { deliveryHref, destinationHref } from '@/app/(console)/destinations/destination-href';
import { openAttempts } from '@/app/(console)/destinations/open-attempts';
import { load } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import { orNotFound } from '@/app/(console)/or-not-found';
import { searchQuery } from '@/app/(console)/search-query';
import { chooseAttempts } from '@/components/delivery/choose-attempts';
import { Deliveries } from '@/components/delivery/deliveries';
import { DeliveryStatusBadge } from '@/components/delivery/delivery-status-badge';
import { triggerLabels } from '@/components/delivery/delivery-words';
import { DocumentTitle } from '@/components/frame/document-title';
import { LivePage } from '@/components/live/live-page';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/access/web/session';
import { getDelivery } from '@/lib/delivery/destinations/get-delivery';
import { findVersion } from '@/lib/live/read-version';

function Breadcrumb({ id, name }: { id: string; name: string }) {
  return (
    <nav aria-label="Breadcrumb">
      <Link href="/destinations" className="hover:underline">
        Destinations
      </Link>
      {' › '}
      <Link href={destinationHref(id)} className="hover:underline">
        {name}
      </Link>
    </nav>
  );
}

/** One delivery of a destination with its attempts: where the result of a test is seen. */
export default async function DeliveryPage({
  params,
  searchParams,
}: PageProps<'/destinations/[id]/deliveries/[deliveryId]'>) {
  const ctx = await requireActor();
  const { id, deliveryId } = await params;
  const query = searchQuery(await searchParams);
  const version = await findVersion(ctx, { kind: 'delivery', id: deliveryId });
  const loaded = await load(ctx, async () => {
    const delivery = await orNotFound(getDelivery(ctx, { destinationId: id, deliveryId }));
    return { delivery, opened: await openAttempts(ctx, chooseAttempts([delivery], query), delivery.provider) };
  });
  if (!loaded.ok) {
    return (
      <>
        <DocumentTitle>Delivery</DocumentTitle>
        <PageHeader breadcrumb={<Breadcrumb id={id} name="Destination" />} title={`Delivery ${deliveryId}`} />
        <LoadFailed title="This delivery could not be read" again={deliveryHref(id, deliveryId)} {...loaded} />
      </>
    );
  }
  const { delivery, opened } = loaded.value;
  return (
    <div className="flex flex-col pb-8">
      <DocumentTitle>Delivery</DocumentTitle>
      <PageHeader
        breadcrumb={<Breadcrumb id={id} name={delivery.destinationName} />}
        title={`Delivery ${delivery.id}`}
        beside={
          <>
            <DeliveryStatusBadge delivery={delivery} />
            <span className="text-muted text-sm">{triggerLabels[delivery.trigger]}</span>
          </>
        }
        description={
          delivery.callbackId === null ? (
            'A test: it belongs to no callback, and tells of no money.'
          ) : (
            <Link href={`/callbacks/${delivery.callbackId}?tab=response`} className="underline underline-offset-2">
              Of callback {delivery.callbackId}
            </Link>
          )
        }
      />
      <div className="px-4 md:px-6">
        <h2 className="sr-only">Attempts</h2>
        <Deliveries
          deliveries={[delivery]}
          opened={opened}
          place={{ pathname: deliveryHref(id, deliveryId), query: {} }}
        />
      </div>
      <LivePage subject={`delivery:${delivery.id}`} version={version} />
    </div>
  );
}
