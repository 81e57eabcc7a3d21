import { consoleOrigin } from '@/app/(console)/console-origin';
import type { Loaded } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import type { BoundedCount } from '@/components/data-table/bounded-count';
import { DataTablePagination } from '@/components/data-table/data-table-pagination';
import type { Page } from '@/lib/intake/types';
import type { BatchSummary } from '@/lib/ledger/types';
import { NoBatchesYet, NoBatchFits } from './batches-empty';
import { BatchesTable } from './batches-table';

interface BatchRowsProps {
  rows: Promise<Loaded<{ page: Page<BatchSummary>; total: BoundedCount }>>;
  query: URLSearchParams;
  /** Filters are in force: an empty list then says nothing of what there is. */
  filtered: boolean;
}

/** What the list came to: rows, nothing yet, nothing that fits, or that it could not be read. */
export async function BatchRows({ rows, query, filtered }: BatchRowsProps) {
  const loaded = await rows;
  if (!loaded.ok) {
    const again = query.size === 0 ? '/batches' : `/batches?${query}`;
    return <LoadFailed title="The batches could not be read" again={again} {...loaded} />;
  }
  const { page, total } = loaded.value;
  if (page.data.length === 0 && !query.has('cursor')) {
    return filtered ? <NoBatchFits /> : <NoBatchesYet callbackUrl={`${await consoleOrigin()}/api/callbacks/gatepay`} />;
  }
  return (
    <>
      <BatchesTable batches={page.data} />
      <DataTablePagination
        pathname="/batches"
        query={query}
        shown={page.data.length}
        total={total}
        noun="batches"
        nextCursor={page.nextCursor}
      />
    </>
  );
}
