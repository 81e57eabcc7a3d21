import { BytesRemoved } from '@/app/(console)/callbacks/[id]/bytes-removed';
import { RequestEntry } from '@/app/(console)/callbacks/[id]/request-entry';
import { EmptyState } from '@/components/ui/empty-state';
import type { CallbackDetails } from '@/lib/intake/types';

/** Every HTTP request in which the callback arrived, oldest first. */
export function RequestsTab({ callback }: { callback: CallbackDetails }) {
  const { requests, duplicates } = callback;
  if (requests.length === 0) {
    return (
      <EmptyState title="The requests of this callback are no longer kept">
        <BytesRemoved callback={callback} />
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-2">
      <ol aria-label="Requests, oldest first" className="divide-y rounded-md border">
        {requests.map((request, at) => (
          <li key={request.id}>
            <RequestEntry request={request} open={at === 0} />
          </li>
        ))}
      </ol>
      {duplicates + 1 > requests.length && (
        <p className="text-muted text-sm">
          {requests.length} of {duplicates + 1} arrivals are shown, the first ones.
        </p>
      )}
    </div>
  );
}
