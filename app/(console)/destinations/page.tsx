import { PlusIcon, SendIcon } from 'lucide-react';
import { load } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import { DocumentTitle } from '@/components/frame/document-title';
import { buttonStyles } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { may } from '@/lib/access/permissions';
import { requireActor } from '@/lib/access/web/session';
import { listDestinations } from '@/lib/delivery/destinations/list-destinations';
import { DestinationRow } from './destination-row';

function NewLink() {
  return (
    <Link href="/destinations/new" className={buttonStyles({ variant: 'primary' })}>
      <PlusIcon aria-hidden />
      New destination
    </Link>
  );
}

function None({ mayManage }: { mayManage: boolean }) {
  return (
    <EmptyState icon={SendIcon} title="Nothing is sent on yet" actions={mayManage && <NewLink />}>
      <p>
        A destination is a backend of yours that gets the callbacks it wants, signed, and again until it has them.{' '}
        {mayManage ? 'Point one at your service, or set FORWARD_URL.' : 'An admin can make one.'}
      </p>
    </EmptyState>
  );
}

/** Every destination: what it wants, whether it gets it, and how fast it answers. */
export default async function DestinationsPage() {
  const ctx = await requireActor();
  const destinations = await load(ctx, () => listDestinations(ctx));
  const mayManage = may(ctx.actor, 'destinations.manage');
  const hasSome = destinations.ok && destinations.value.length > 0;
  return (
    <>
      <DocumentTitle>Destinations</DocumentTitle>
      <PageHeader
        title="Destinations"
        description="Your backends, and how they take the callbacks that are sent on to them."
        actions={mayManage && hasSome && <NewLink />}
      />
      {!destinations.ok ? (
        <LoadFailed title="The destinations could not be read" again="/destinations" {...destinations} />
      ) : hasSome ? (
        <div className="px-4 pb-8 md:px-6">
          <Card>
            <ul aria-label="Destinations">
              {destinations.value.map((destination) => (
                <DestinationRow key={destination.id} destination={destination} />
              ))}
            </ul>
          </Card>
        </div>
      ) : (
        <None mayManage={mayManage} />
      )}
    </>
  );
}
