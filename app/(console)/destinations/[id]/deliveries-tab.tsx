import { deliveryHref, destinationHref } from '@/app/(console)/destinations/destination-href';
import type { Loaded } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import { DataTablePagination } from '@/components/data-table/data-table-pagination';
import { againHref } from '@/components/data-table/list-query';
import { NextAttempt } from '@/components/delivery/delivery-entry';
import { DeliveryStatusBadge } from '@/components/delivery/delivery-status-badge';
import { triggerLabels } from '@/components/delivery/delivery-words';
import { Time } from '@/components/domain/time';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { errorClassInfo } from '@/lib/delivery/error-class';
import type { DeliveryView } from '@/lib/delivery/types';
import type { Page } from '@/lib/intake/types';

function lastWords({ lastStatusCode, lastErrorClass }: DeliveryView): string | null {
  if (lastErrorClass === null) return null;
  return [lastStatusCode, errorClassInfo[lastErrorClass].label].filter((part) => part !== null).join(' ');
}

function DeliveryLine({ delivery }: { delivery: DeliveryView }) {
  const { id, destinationId, callbackId, status, trigger, attemptCount, createdAt } = delivery;
  const failed = status === 'delivered' ? null : lastWords(delivery);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 text-sm">
      <span className="w-28">
        <DeliveryStatusBadge delivery={delivery} />
      </span>
      <Link
        href={deliveryHref(destinationId, id)}
        className="min-w-16 rounded-sm font-mono text-[0.95em] decoration-line-strong underline-offset-2 hover:underline"
      >
        <span className="sr-only">Delivery </span>
        {id}
      </Link>
      {callbackId === null ? (
        <span className="min-w-32 text-muted">no callback</span>
      ) : (
        <Link
          href={`/callbacks/${callbackId}?tab=response`}
          className="min-w-32 text-muted decoration-line-strong underline-offset-2 hover:underline"
        >
          callback <span className="font-mono text-[0.95em]">{callbackId}</span>
        </Link>
      )}
      <span className="min-w-20 text-muted">{triggerLabels[trigger]}</span>
      <span className="min-w-20 text-muted">
        {attemptCount} {attemptCount === 1 ? 'attempt' : 'attempts'}
      </span>
      {failed !== null && <span className="text-red-ink">{failed}</span>}
      <NextAttempt delivery={delivery} />
      <Time at={createdAt} className="text-muted sm:ml-auto" />
    </li>
  );
}

interface DeliveriesTabProps {
  id: string;
  deliveries: Loaded<Page<DeliveryView>>;
  query: URLSearchParams;
}

/** The destination's deliveries, newest first. */
export function DeliveriesTab({ id, deliveries, query }: DeliveriesTabProps) {
  const pathname = destinationHref(id);
  if (!deliveries.ok) {
    const again = againHref(pathname, query, deliveries.incidentId);
    return <LoadFailed title="The deliveries could not be read" again={again} {...deliveries} />;
  }
  const { data, nextCursor } = deliveries.value;
  if (data.length === 0 && !query.has('cursor')) {
    return (
      <EmptyState title="Nothing was delivered here yet">
        <p>
          A callback that it wants is sent as soon as it was applied. “Send a test” above shows at once whether the
          backend answers.
        </p>
      </EmptyState>
    );
  }
  return (
    <div className="rounded-lg border">
      <ol aria-label="Deliveries, newest first" className="divide-y">
        {data.map((delivery) => (
          <DeliveryLine key={delivery.id} delivery={delivery} />
        ))}
      </ol>
      <DataTablePagination
        pathname={pathname}
        query={query}
        shown={data.length}
        total={null}
        noun="deliveries"
        more={nextCursor !== null}
        nextCursor={nextCursor}
      />
    </div>
  );
}
