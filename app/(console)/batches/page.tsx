import type { Metadata } from 'next';
import { filterChips } from '@/app/(console)/callbacks/filter-chips';
import { markOf } from '@/app/(console)/live/mark-list';
import { load } from '@/app/(console)/load';
import { searchQuery } from '@/app/(console)/search-query';
import { DataTableSkeleton } from '@/components/data-table/data-table-skeleton';
import { FilterChips } from '@/components/data-table/filter-chips';
import { readTableView } from '@/components/data-table/read-table-view';
import { SoonOrSkeleton } from '@/components/data-table/soon-or-skeleton';
import { TableViewProvider } from '@/components/data-table/table-view-provider';
import { withInstants } from '@/components/data-table/time-range';
import { LiveList } from '@/components/live/live-list';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/access/web/session';
import { listCallbackFacets } from '@/lib/intake/list-callback-facets';
import { parseBatchFilter } from '@/lib/ledger/batch-filter';
import { countBatches } from '@/lib/ledger/count-batches';
import { listBatchCurrencies } from '@/lib/ledger/list-batch-currencies';
import { listBatches } from '@/lib/ledger/list-batches';
import { batchFacets } from './batch-facets';
import { BatchRows } from './batch-rows';
import { BatchToolbar } from './batch-toolbar';
import { batchColumns, batchListName } from './list-columns';
import { withStateAge } from './state-age';

export const metadata: Metadata = { title: 'Batches' };

export default async function BatchesPage({ searchParams }: PageProps<'/batches'>) {
  const ctx = await requireActor();
  const query = searchQuery(await searchParams);
  const now = ctx.clock.now();
  const filter = parseBatchFilter(withStateAge(withInstants(query, now), now));
  const mark = await markOf(ctx, 'batches', query);
  const rows = load(ctx, async () => {
    const [page, total] = await Promise.all([listBatches(ctx, filter), countBatches(ctx, filter)]);
    return { page, total };
  });
  const [view, offered, currencies] = await Promise.all([
    readTableView(
      batchListName,
      batchColumns.map(({ id }) => id),
    ),
    load(ctx, () => listCallbackFacets(ctx)),
    load(ctx, () => listBatchCurrencies(ctx)),
  ]);
  const facets = batchFacets(
    {
      ...(offered.ok ? offered.value : { providers: [], accounts: [] }),
      currencies: currencies.ok ? currencies.value : [],
    },
    query,
  );
  const chips = filterChips('/batches', query, facets);
  return (
    <TableViewProvider name={batchListName} initial={view}>
      <div className="flex min-h-0 flex-1 flex-col">
        <PageHeader
          title="Batches"
          beside={<LiveList name="batches" query={query.toString()} mark={mark} noun="batches" />}
        />
        <BatchToolbar query={query} facets={facets} />
        <FilterChips chips={chips} clear={{ pathname: '/batches', search: '' }} />
        <SoonOrSkeleton ready={rows} skeleton={<DataTableSkeleton headers={batchColumns.map(({ label }) => label)} />}>
          <BatchRows rows={rows} query={query} filtered={chips.length > 0} />
        </SoonOrSkeleton>
      </div>
    </TableViewProvider>
  );
}
