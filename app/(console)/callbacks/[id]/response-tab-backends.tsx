import { destinationHref } from '@/app/(console)/destinations/destination-href';
import { Deliveries } from '@/components/delivery/deliveries';
import { UrlText } from '@/components/domain/url-text';
import { Link } from '@/components/ui/link';
import type { DeliveryWithAttempts } from '@/lib/delivery/types';
import type { ApplyState, CallbackDetails } from '@/lib/intake/types';
import type { CallbackDeliveries } from './response-tab';

const noneWords: Record<ApplyState, string> = {
  pending: 'It is sent on once it was applied to its transfer or batch, which has not happened yet.',
  failed: 'It could not be applied, so it was not sent on either. Once it is applied, it is.',
  applied: 'No destination wanted it when it was applied. A destination that is made later gets it by replay.',
};

function byDestination(deliveries: readonly DeliveryWithAttempts[]): DeliveryWithAttempts[][] {
  const groups = new Map<string, DeliveryWithAttempts[]>();
  for (const delivery of deliveries) {
    groups.set(delivery.destinationId, [...(groups.get(delivery.destinationId) ?? []), delivery]);
  }
  return [...groups.values()];
}

/** Each destination's deliveries of the callback, newest first. */
export function BackendAnswers({
  callback,
  deliveries,
  opened,
}: Pick<CallbackDeliveries, 'deliveries' | 'opened'> & { callback: CallbackDetails }) {
  if (deliveries.length === 0) {
    return (
      <p className="text-muted text-sm">
        {noneWords[callback.applyState]}{' '}
        <Link href="/destinations" className="underline underline-offset-2">
          Destinations
        </Link>
      </p>
    );
  }
  const place = { pathname: `/callbacks/${callback.id}`, query: { tab: 'response' } } as const;
  return byDestination(deliveries).map((group) => {
    const [newest] = group;
    return newest ? (
      <section key={newest.destinationId} aria-label={newest.destinationName} className="flex flex-col gap-2">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h3 className="min-w-0 break-words font-medium text-sm">
            <Link href={destinationHref(newest.destinationId)} className="hover:underline">
              {newest.destinationName}
            </Link>
          </h3>
          <UrlText url={newest.url} className="max-w-full text-sm" />
        </div>
        <Deliveries deliveries={group} opened={opened} place={place} />
      </section>
    ) : null;
  });
}
