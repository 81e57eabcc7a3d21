import type { Metadata } from 'next';
import { filterChips } from '@/app/(console)/list/filter-chips';
import { ListPage } from '@/app/(console)/list/list-page';
import { ListRows } from '@/app/(console)/list/list-rows';
import { ListToolbar } from '@/app/(console)/list/list-toolbar';
import { NoneFits } from '@/app/(console)/list/none-fits';
import { markOf } from '@/app/(console)/live/mark-list';
import { load } from '@/app/(console)/load';
import { searchQuery } from '@/app/(console)/search-query';
import { splitBeside } from '@/components/beside/beside-query';
import { withInstants } from '@/components/data-table/time-range';
import { LiveList } from '@/components/live/live-list';
import { requireActor } from '@/lib/access/web/session';
import { listCallbackFacets } from '@/lib/intake/list-callback-facets';
import { parseBatchFilter } from '@/lib/ledger/batch-filter';
import { countBatches } from '@/lib/ledger/count-batches';
import { listBatchCurrencies } from '@/lib/ledger/list-batch-currencies';
import { listBatches } from '@/lib/ledger/list-batches';
import { batchFacets } from './batch-facets';
import { NoBatchesYet } from './batches-empty';
import { BatchesTable } from './batches-table';
import { batchList } from './list-shape';
import { withStateAge } from './state-age';

export const metadata: Metadata = { title: 'Batches' };

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
  const filter = parseBatchFilter(withStateAge(withInstants(query, now), now));
  const mark = await markOf(ctx, 'batches', query);
  const rows = load(ctx, async () => {
    const [page, total] = await Promise.all([listBatches(ctx, filter), countBatches(ctx, filter)]);
    return { ...page, total };
  });
  const [offered, currencies] = await Promise.all([
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
          facets={facets}
          file={{ kind: 'suborders' }}
        />
      }
      chips={chips}
      open={open}
      rows={rows}
    >
      <ListRows
        list={batchList}
        title="The batches"
        rows={rows}
        query={query}
        none={<NoBatchesYet />}
        noneFits={chips.length > 0 ? noneFits : null}
      >
        {({ data }) => <BatchesTable batches={data} />}
      </ListRows>
    </ListPage>
  );
}
