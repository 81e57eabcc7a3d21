import type { Metadata } from 'next';
import { Suspense } from 'react';
import { filterChips } from '@/app/(console)/callbacks/filter-chips';
import { markOf } from '@/app/(console)/live/mark-list';
import { load } from '@/app/(console)/load';
import { searchQuery } from '@/app/(console)/search-query';
import { DataTableFacetedFilter } from '@/components/data-table/data-table-faceted-filter';
import { DataTableSkeleton } from '@/components/data-table/data-table-skeleton';
import { DataTableToolbar } from '@/components/data-table/data-table-toolbar';
import { DataTableViewOptions } from '@/components/data-table/data-table-view-options';
import { FilterChips } from '@/components/data-table/filter-chips';
import { readTableView } from '@/components/data-table/read-table-view';
import { SoonOrSkeleton } from '@/components/data-table/soon-or-skeleton';
import { TableViewProvider } from '@/components/data-table/table-view-provider';
import { readTimeRange, withInstants } from '@/components/data-table/time-range';
import { TimeRangeFilter } from '@/components/data-table/time-range-filter';
import { LiveList } from '@/components/live/live-list';
import { PageHeader } from '@/components/ui/page-header';
import { may } from '@/lib/access/permissions';
import { requireActor } from '@/lib/access/web/session';
import { countRequests } from '@/lib/intake/count-requests';
import { listRequests } from '@/lib/intake/list-requests';
import { parseRequestFilter } from '@/lib/intake/request-filter';
import { providers } from '@/lib/providers/registry';
import { causeOptions, stateOptions } from './causes';
import { DroppedBanner } from './dropped-banner';
import { hideableRejectedColumns, rejectedColumns, rejectedListName, rejectedWidths } from './list-columns';
import { RejectedRows } from './rejected-rows';
import { VerifyAll } from './verify-all';

/** What the page lists: what was turned away, or (`verdict=duplicate`) what brought a callback again. */
const views = {
  rejected: {
    title: 'Rejected',
    description: 'Requests that came to a callback URL and were turned away, kept with their cause and their bytes.',
  },
  duplicate: {
    title: 'Duplicates',
    description: 'Requests that brought a callback again: answered like the first, counted, and never applied twice.',
  },
} as const;

const verdictOf = (query: URLSearchParams) => (query.get('verdict') === 'duplicate' ? 'duplicate' : 'rejected');

export async function generateMetadata({ searchParams }: PageProps<'/rejected'>): Promise<Metadata> {
  return { title: views[verdictOf(searchQuery(await searchParams))].title };
}

const everyFacet = [
  { name: 'verifiedAgain', label: 'State', options: stateOptions },
  { name: 'cause', label: 'Cause', options: causeOptions },
  { name: 'provider', label: 'Provider', options: providers.map(({ id, label }) => ({ value: id, label })) },
];

export default async function RejectedPage({ searchParams }: PageProps<'/rejected'>) {
  const ctx = await requireActor();
  const query = searchQuery(await searchParams);
  const verdict = verdictOf(query);
  const isRejected = verdict === 'rejected';
  const facets = everyFacet.filter(({ name }) => isRejected || name === 'provider');
  const filter = { ...parseRequestFilter(withInstants(query, ctx.clock.now())), verdict: [verdict] as const };
  const mark = await markOf(ctx, 'requests', query);
  const rows = load(ctx, async () => {
    const [page, total] = await Promise.all([listRequests(ctx, filter), countRequests(ctx, filter)]);
    return { ...page, total };
  });
  const view = await readTableView(
    rejectedListName,
    rejectedColumns.map(({ id }) => id),
  );
  const chips = filterChips('/rejected', query, facets);
  return (
    <TableViewProvider name={rejectedListName} initial={view}>
      <div className="flex min-h-0 flex-1 flex-col">
        <PageHeader
          {...views[verdict]}
          beside={<LiveList name="requests" query={query.toString()} mark={mark} noun="requests" />}
          actions={
            isRejected &&
            may(ctx.actor, 'requests.verify') && <VerifyAll search={query.toString()} filtered={chips.length > 0} />
          }
        />
        {isRejected && (
          <Suspense fallback={null}>
            <DroppedBanner ctx={ctx} className="mx-4 mb-3 md:mx-6" />
          </Suspense>
        )}
        <DataTableToolbar
          action="/rejected"
          searches={null}
          query=""
          options={<DataTableViewOptions columns={hideableRejectedColumns} />}
        >
          {facets.map(({ name, label, options }) => (
            <DataTableFacetedFilter
              key={name}
              name={name}
              label={label}
              options={options}
              selected={query.getAll(name)}
            />
          ))}
          <TimeRangeFilter range={readTimeRange(query)} />
        </DataTableToolbar>
        <FilterChips chips={chips} clear={{ pathname: '/rejected', search: '' }} />
        <SoonOrSkeleton
          ready={rows}
          skeleton={<DataTableSkeleton headers={rejectedColumns.map(({ label }) => label)} widths={rejectedWidths} />}
        >
          <RejectedRows rows={rows} query={query} filtered={chips.length > 0} />
        </SoonOrSkeleton>
      </div>
    </TableViewProvider>
  );
}
