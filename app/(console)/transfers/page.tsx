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
import { buttonStyles } from '@/components/ui/button';
import { Link } from '@/components/ui/link';
import { requireActor } from '@/lib/access/web/session';
import { listCallbackFacets } from '@/lib/intake/list-callback-facets';
import { countTransfers } from '@/lib/ledger/count-transfers';
import { listTransferFacets } from '@/lib/ledger/list-transfer-facets';
import { listTransfers } from '@/lib/ledger/list-transfers';
import { transferFields } from '@/lib/ledger/transfer-fields';
import { readTransferFilter } from '@/lib/ledger/transfer-filter';
import { transferLabels } from './filter-labels';
import { transferList } from './list-shape';
import { noTransferFacets, transferFacets } from './transfer-facets';
import { NoTransfersYet } from './transfers-empty';
import { TransfersTable } from './transfers-table';

const description = (
  <>
    Deposits, payments, payouts, refunds and mandates. The lines of a batch are on the page of their{' '}
    <Link href="/batches" className="underline underline-offset-2">
      batch
    </Link>
    .
  </>
);

const noneFits = (
  <NoneFits
    pathname="/transfers"
    what="transfer"
    actions={
      <Link href="/batches" className={buttonStyles()}>
        See batches
      </Link>
    }
  >
    <p>
      Search takes the beginning of a transfer id, merchant reference, transaction hash or address. The lines of a batch
      are found through their batch.
    </p>
  </NoneFits>
);

export default async function TransfersPage({ searchParams }: PageProps<'/transfers'>) {
  const ctx = await requireActor();
  const { query, open } = splitBeside(searchQuery(await searchParams));
  const { filter, problems } = readListFilter(query, ctx.clock.now(), readTransferFilter);
  const mark = await markOf(ctx, 'transfers', query);
  const rows = load(ctx, async () => {
    const [page, total] = await Promise.all([listTransfers(ctx, filter), countTransfers(ctx, filter)]);
    return { ...page, total };
  });
  const loaded = await load(ctx, async () => {
    const [ofCallbacks, ofTransfers] = await Promise.all([listCallbackFacets(ctx), listTransferFacets(ctx)]);
    return { ...ofCallbacks, ...ofTransfers };
  });
  const offered = loaded.ok ? loaded.value : noTransferFacets;
  const facets = transferFacets(offered);
  const fields = offeredFields({ fields: transferFields, labels: transferLabels, facets });
  const filters = listFilters({ pathname: '/transfers', query, fields, problems });
  return (
    <ListPage
      list={transferList}
      query={query}
      header={{
        title: 'Transfers',
        beside: <LiveList name="transfers" query={query.toString()} mark={mark} noun="transfers" />,
        description,
      }}
      toolbar={
        <ListToolbar
          list={transferList}
          query={query}
          searches="id, reference, hash or address"
          fields={fields}
          file={{ kind: 'transfers' }}
        />
      }
      filters={filters}
      open={open}
      rows={rows}
    >
      <ListRows
        list={transferList}
        title="The transfers"
        rows={rows}
        query={query}
        none={<NoTransfersYet />}
        noneFits={filters.filtered ? noneFits : null}
      >
        {({ data }) => <TransfersTable transfers={data} />}
      </ListRows>
    </ListPage>
  );
}
