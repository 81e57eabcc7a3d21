import type { DeliveryWithAttempts } from '@/lib/delivery/types';
import { AttemptCompare } from './attempt-compare';
import type { AttemptPlace } from './attempt-links';
import { AttemptPanel } from './attempt-panel';
import { CompareForm } from './compare-form';
import { DeliveryEntry } from './delivery-entry';
import type { OpenedAttempts } from './opened-attempts';

interface DeliveriesProps {
  /** Newest first, of one destination or several. */
  deliveries: readonly DeliveryWithAttempts[];
  opened: OpenedAttempts;
  place: AttemptPlace;
}

function OpenAttempt({ opened, place, deliveries }: Pick<DeliveriesProps, 'opened' | 'place' | 'deliveries'>) {
  const { open, against, details, againstDetails, provider, all, clock } = opened;
  if (!open || !details) {
    return <p className="px-4 py-3 text-muted text-sm">Retention dropped what was sent and answered.</p>;
  }
  const destinationNames = Object.fromEntries(
    deliveries.map(({ destinationId, destinationName }) => [destinationId, destinationName]),
  );
  return (
    <AttemptPanel attempt={details} provider={provider}>
      <CompareForm {...{ place, open, against, all, destinationNames, clock }} />
      {againstDetails && <AttemptCompare one={details} other={againstDetails} provider={provider} clock={clock} />}
    </AttemptPanel>
  );
}

/** Deliveries with their attempts; the URL says which attempt is open, and what it is compared with. */
export function Deliveries({ deliveries, opened, place }: DeliveriesProps) {
  const scaleMs = Math.max(1, ...opened.all.map(({ timings }) => timings.totalMs ?? 0));
  return (
    <div className="divide-y overflow-clip rounded-lg border">
      {deliveries.map((delivery) => (
        <DeliveryEntry
          key={delivery.id}
          delivery={delivery}
          place={place}
          open={opened.open}
          panel={<OpenAttempt opened={opened} place={place} deliveries={deliveries} />}
          scaleMs={scaleMs}
        />
      ))}
    </div>
  );
}
