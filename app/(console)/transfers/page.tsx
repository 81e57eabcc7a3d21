import type { Metadata } from 'next';
import Link from 'next/link';
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
import { countTransfers } from '@/lib/ledger/count-transfers';
import { listTransferFacets } from '@/lib/ledger/list-transfer-facets';
import { listTransfers } from '@/lib/ledger/list-transfers';
import { parseTransferFilter } from '@/lib/ledger/transfer-filter';
import { transferColumns, transferListName, transferWidths } from './list-columns';
import { transferChips } from './transfer-chips';
import { noTransferFacets, transferFacets } from './transfer-facets';
import { TransferRows } from './transfer-rows';
import { TransferToolbar } from './transfer-toolbar';

export const metadata: Metadata = { title: 'Transfers' };

const description = (
  <>
    Deposits, payments, payouts, refunds and mandates. The lines of a batch are on the page of their{' '}
    <Link href="/batches" className="underline underline-offset-2">
      batch
    </Link>
    .
  </>
);

export default async function TransfersPage({ searchParams }: PageProps<'/transfers'>) {
  const ctx = await requireActor();
  const query = searchQuery(await searchParams);
  const filter = parseTransferFilter(withInstants(query, ctx.clock.now()));
  const mark = await markOf(ctx, 'transfers', query);
  const rows = load(ctx, async () => {
    const [page, total] = await Promise.all([listTransfers(ctx, filter), countTransfers(ctx, filter)]);
    return { page, total };
  });
  const [view, loaded] = await Promise.all([
    readTableView(
      transferListName,
      transferColumns.map(({ id }) => id),
    ),
    load(ctx, async () => {
      const [ofCallbacks, ofTransfers] = await Promise.all([listCallbackFacets(ctx), listTransferFacets(ctx)]);
      return { ...ofCallbacks, ...ofTransfers };
    }),
  ]);
  const offered = loaded.ok ? loaded.value : noTransferFacets;
  const facets = transferFacets(offered, query);
  const chips = transferChips(query, facets);
  return (
    <TableViewProvider name={transferListName} initial={view}>
      <div className="flex min-h-0 flex-1 flex-col">
        <PageHeader
          title="Transfers"
          beside={<LiveList name="transfers" query={query.toString()} mark={mark} noun="transfers" />}
          description={description}
        />
        <TransferToolbar query={query} facets={facets} currencies={offered.currencies} />
        <FilterChips chips={chips} clear={{ pathname: '/transfers', search: '' }} />
        <SoonOrSkeleton
          ready={rows}
          skeleton={<DataTableSkeleton headers={transferColumns.map(({ label }) => label)} widths={transferWidths} />}
        >
          <TransferRows rows={rows} query={query} filtered={chips.length > 0} />
        </SoonOrSkeleton>
      </div>
    </TableViewProvider>
  );
}
