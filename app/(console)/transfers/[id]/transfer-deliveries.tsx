import { Deliveries } from '@/components/delivery/deliveries';
import type { OpenedAttempts } from '@/components/delivery/opened-attempts';
import { Time } from '@/components/domain/time';
import { Link } from '@/components/ui/link';
import type { DeliveryWithAttempts } from '@/lib/delivery/types';
import type { RelatedCallback } from '@/lib/ledger/list-related-callbacks';

interface TransferDeliveriesProps {
  id: string;
  callbacks: readonly RelatedCallback[];
  deliveries: readonly DeliveryWithAttempts[];
  opened: OpenedAttempts;
}

/** What backends were sent of each callback and what they answered, the newest callback first. */
export function TransferDeliveries({ id, callbacks, deliveries, opened }: TransferDeliveriesProps) {
  if (deliveries.length === 0) {
    return (
      <p className="text-muted text-sm">
        No destination wanted its callbacks when they were applied.{' '}
        <Link href="/destinations" className="underline underline-offset-2">
          Destinations
        </Link>
      </p>
    );
  }
  const place = { pathname: `/transfers/${id}`, query: { tab: 'deliveries' } } as const;
  return [...callbacks].reverse().map((callback) => {
    const own = deliveries.filter(({ callbackId }) => callbackId === callback.id);
    if (own.length === 0) return null;
    const names = [...new Set(own.map(({ destinationName }) => destinationName))];
    return (
      <section key={callback.id} aria-label={`Deliveries of callback ${callback.id}`} className="flex flex-col gap-2">
        <h2 className="flex flex-wrap items-baseline gap-x-3 text-sm">
          <Link href={`/callbacks/${callback.id}?tab=response`} className="font-medium hover:underline">
            Callback <span className="font-mono">{callback.id}</span>
          </Link>
          <span className="text-muted">
            {callback.type} {callback.providerStatus}
          </span>
          <Time at={callback.receivedAt} className="text-muted" />
          <span className="min-w-0 break-words text-muted">to {names.join(', ')}</span>
        </h2>
        <Deliveries deliveries={own} opened={opened} place={place} />
      </section>
    );
  });
}
