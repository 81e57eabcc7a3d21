import type { RelatedList } from '@/app/(console)/callbacks/load-related';
import type { Loaded } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import { RelatedCallbacks } from '@/components/related/related-callbacks';
import { EmptyState } from '@/components/ui/empty-state';

/** The callbacks of the same transfer or batch, with what changed from one to the next. */
export function RelatedTab({ id, related }: { id: string; related: Loaded<RelatedList | null> }) {
  if (!related.ok) {
    return (
      <LoadFailed title="The related callbacks could not be read" again={`/callbacks/${id}?tab=related`} {...related} />
    );
  }
  if (related.value === null) {
    return (
      <EmptyState title="It speaks of no transfer or batch">
        <p>So no other callback belongs to it.</p>
      </EmptyState>
    );
  }
  return <RelatedCallbacks {...related.value} current={id} />;
}
