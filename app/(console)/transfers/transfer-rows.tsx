import type { Loaded } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import type { BoundedCount } from '@/components/data-table/bounded-count';
import { DataTablePagination } from '@/components/data-table/data-table-pagination';
import { againHref } from '@/components/data-table/list-query';
import type { Page } from '@/lib/intake/types';
import type { ListedTransfer } from '@/lib/ledger/types';
import { NoTransferFits, NoTransfersYet } from './transfers-empty';
import { TransfersTable } from './transfers-table';

interface TransferRowsProps {
  rows: Promise<Loaded<{ page: Page<ListedTransfer>; total: BoundedCount }>>;
  query: URLSearchParams;
  /** Filters are in force: an empty list then says nothing of what there is. */
  filtered: boolean;
}

/** What the list came to: rows, nothing yet, nothing that fits, or that it could not be read. */
export async function TransferRows({ rows, query, filtered }: TransferRowsProps) {
  const loaded = await rows;
  if (!loaded.ok) {
    const again = againHref('/transfers', query, loaded.incidentId);
    return <LoadFailed title="The transfers could not be read" again={again} {...loaded} />;
  }
  const { page, total } = loaded.value;
  if (page.data.length === 0 && !query.has('cursor')) return filtered ? <NoTransferFits /> : <NoTransfersYet />;
  return (
    <>
      <TransfersTable transfers={page.data} />
      <DataTablePagination
        pathname="/transfers"
        query={query}
        shown={page.data.length}
        total={total}
        noun="transfers"
        nextCursor={page.nextCursor}
      />
    </>
  );
}
