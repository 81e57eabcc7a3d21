import { DeliveryStatusBadge } from '@/components/delivery/delivery-status-badge';
import { MonoId } from '@/components/domain/mono-id';
import { buttonStyles } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { errorClassInfo } from '@/lib/delivery/error-class';
import type { ReplayItemView } from '@/lib/delivery/replay/list-replay-items';
import type { ReplayItem } from '@/lib/delivery/replay/types';
import type { Page } from '@/lib/intake/types';

const emptyWords: Record<ReplayItemView, string> = {
  all: 'It has no callbacks',
  failed: 'Nothing failed so far',
  unwanted: 'Every callback so far was wanted by a destination',
};

const stateWords: Record<ReplayItem['state'], string> = {
  waiting: 'Not handed over yet',
  fed: 'Handed over',
  unwanted: 'No destination wants it',
};

function DeliveryLine({ delivery }: { delivery: ReplayItem['deliveries'][number] }) {
  const { destinationName, status, attemptCount, lastErrorClass, lastStatusCode } = delivery;
  const failed = status !== 'delivered' && attemptCount > 0 && lastErrorClass !== null;
  return (
    <span className="flex items-center gap-2">
      <DeliveryStatusBadge delivery={delivery} />
      <span>{destinationName}</span>
      {failed && (
        <span className="text-muted">
          {lastStatusCode !== null && <span className="font-mono">{lastStatusCode} </span>}
          {errorClassInfo[lastErrorClass].label}
          {status === 'waiting' && ', tried again'}
        </span>
      )}
    </span>
  );
}

interface ReplayItemsProps {
  replayId: string;
  view: ReplayItemView;
  page: Page<ReplayItem>;
}

/** The callbacks of a bulk replay and what came of each. */
export function ReplayItems({ replayId, view, page }: ReplayItemsProps) {
  if (page.data.length === 0) return <EmptyState title={emptyWords[view]} />;
  const more = new URLSearchParams({ ...(view !== 'all' && { view }), cursor: page.nextCursor ?? '' });
  return (
    <div className="flex flex-col gap-3">
      <Table label="Callbacks of the replay, in their order" className="rounded-md border">
        <TableHeader>
          <tr>
            <TableHead pinned>Callback</TableHead>
            <TableHead>Handed over</TableHead>
            <TableHead>Deliveries</TableHead>
          </tr>
        </TableHeader>
        <TableBody>
          {page.data.map((item) => (
            <TableRow key={item.callbackId}>
              <TableCell pinned>
                <MonoId
                  value={item.callbackId}
                  href={`/callbacks/${item.callbackId}?tab=response`}
                  copy="callback id"
                />
              </TableCell>
              <TableCell>
                {stateWords[item.state]}
                {item.reapplied && <span className="text-muted">, applied again</span>}
              </TableCell>
              <TableCell>
                {item.deliveries.length === 0 && <span className="text-faint">—</span>}
                {item.deliveries.map((delivery) => (
                  <DeliveryLine key={delivery.id} delivery={delivery} />
                ))}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {page.nextCursor !== null && (
        <div>
          <Link href={`/replays/${replayId}?${more}`} className={buttonStyles()}>
            Next {page.data.length}
          </Link>
        </div>
      )}
    </div>
  );
}
