import { consoleOrigin } from '@/app/(console)/console-origin';
import type { Loaded } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import type { BoundedCount } from '@/components/data-table/bounded-count';
import { DataTablePagination } from '@/components/data-table/data-table-pagination';
import { againHref } from '@/components/data-table/list-query';
import type { ReplayDestination } from '@/lib/delivery/replay/list-replay-destinations';
import type { CallbackSummary, Page } from '@/lib/intake/types';
import { NoCallbackFits, NoCallbacksYet } from './callbacks-empty';
import { CallbacksTable } from './callbacks-table';

interface CallbackRowsProps {
  rows: Promise<
    Loaded<{ page: Page<CallbackSummary>; total: BoundedCount; destinations: readonly ReplayDestination[] | null }>
  >;
  query: URLSearchParams;
  /** Filters are in force: an empty list then says nothing of what has come. */
  filtered: boolean;
}

/** What the list came to: rows, nothing yet, nothing that fits, or that it could not be read. */
export async function CallbackRows({ rows, query, filtered }: CallbackRowsProps) {
  const loaded = await rows;
  if (!loaded.ok) {
    const again = againHref('/callbacks', query, loaded.incidentId);
    return <LoadFailed title="The callbacks could not be read" again={again} {...loaded} />;
  }
  const { page, total, destinations } = loaded.value;
  if (page.data.length === 0 && !query.has('cursor')) {
    return filtered ? (
      <NoCallbackFits />
    ) : (
      <NoCallbacksYet callbackUrl={`${await consoleOrigin()}/api/callbacks/gatepay`} />
    );
  }
  return (
    <>
      <CallbacksTable callbacks={page.data} destinations={destinations} />
      <DataTablePagination
        pathname="/callbacks"
        query={query}
        shown={page.data.length}
        total={total}
        noun="callbacks"
        nextCursor={page.nextCursor}
      />
    </>
  );
}
