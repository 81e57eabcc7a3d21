import { listFilters } from '@/app/(console)/list/list-filters';
import { ListPage } from '@/app/(console)/list/list-page';
import { ListRows } from '@/app/(console)/list/list-rows';
import { ListToolbar } from '@/app/(console)/list/list-toolbar';
import { NoneFits } from '@/app/(console)/list/none-fits';
import { offeredFields } from '@/app/(console)/list/offered-fields';
import { readListFilter } from '@/app/(console)/list/read-list-filter';
import { markOf } from '@/app/(console)/live/mark-list';
import { load } from '@/app/(console)/load';
import { searchQuery } from '@/app/(console)/search-query';
import { splitBeside } from '@/components/beside/beside-query';
import { LiveList } from '@/components/live/live-list';
import { requireActor } from '@/lib/access/web/session';
import { listCallbackFacets } from '@/lib/intake/list-callback-facets';
import { batchFields } from '@/lib/ledger/batch-fields';
import { readBatchFilter } from '@/lib/ledger/batch-filter';
import { countBatches } from '@/lib/ledger/count-batches';
import { listBatchCurrencies } from '@/lib/ledger/list-batch-currencies';
import { listBatches } from '@/lib/ledger/list-batches';
import { batchFacets } from './batch-facets';
import { NoBatchesYet } from './batches-empty';
import { BatchesTable } from './batches-table';
import { batchLabels } from './filter-labels';
import { batchList } from './list-shape';
import { ageProblems, withStateAge } from './state-age';

const noneFits = (
  <NoneFits pathname="/batches" what="batch">
    <p>
      Search takes the beginning of a batch id, or the whole merchant withdraw id, sub-order id, transaction hash or
      address of a line.
    </p>
  </NoneFits>
);

export default async function BatchesPage({ searchParams }: PageProps<'/batches'>) {
  const ctx = await requireActor();
  const { query, open } = splitBeside(searchQuery(await searchParams));
  const now = ctx.clock.now();
  const { filter, problems } = readListFilter(withStateAge(query, now), now, readBatchFilter);
  const mark = await markOf(ctx, 'batches', query);
  const rows = load(ctx, async () => {
    const [page, total] = await Promise.all([listBatches(ctx, filter), countBatches(ctx, filter)]);
    return { ...page, total };
  });
  const [offered, currencies] = await Promise.all([
    load(ctx, () => listCallbackFacets(ctx)),
    load(ctx, () => listBatchCurrencies(ctx)),
  ]);
  const facets = batchFacets({
    ...(offered.ok ? offered.value : { providers: [], accounts: [] }),
    currencies: currencies.ok ? currencies.value : [],
  });
  const fields = offeredFields({ fields: batchFields, labels: batchLabels, facets });
  const filters = listFilters({ pathname: '/batches', query, fields, problems: [...problems, ...ageProblems(query)] });
  return (
    <ListPage
      list={batchList}
      query={query}
      header={{
        title: 'Batches',
        beside: <LiveList name="batches" query={query.toString()} mark={mark} noun="batches" />,
      }}
      toolbar={
        <ListToolbar
          list={batchList}
          query={query}
          searches="id, hash or address"
          fields={fields}
          file={{ kind: 'suborders' }}
        />
      }
      filters={filters}
      open={open}
      rows={rows}
    >
      <ListRows
        list={batchList}
        title="The batches"
        rows={rows}
        query={query}
        none={<NoBatchesYet />}
        noneFits={filters.filtered ? noneFits : null}
      >
        {({ data }) => <BatchesTable batches={data} />}
      </ListRows>
    </ListPage>
  );
}
