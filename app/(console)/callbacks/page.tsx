import type { Metadata } from 'next';
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
import { may } from '@/lib/access/permissions';
import { requireActor } from '@/lib/access/web/session';
import { listReplayDestinations } from '@/lib/delivery/replay/list-replay-destinations';
import { parseCallbackFilter } from '@/lib/intake/callback-filter';
import { countCallbacks } from '@/lib/intake/count-callbacks';
import { listCallbackFacets } from '@/lib/intake/list-callback-facets';
import { listCallbacks } from '@/lib/intake/list-callbacks';
import { CallbackRows } from './callback-rows';
import { CallbackToolbar } from './callback-toolbar';
import { callbackFacets, noFacets } from './facet-options';
import { filterChips } from './filter-chips';
import { callbackColumns, callbackListName, callbackWidths } from './list-columns';
import { ReplayMatching } from './replay-matching';

export const metadata: Metadata = { title: 'Callbacks' };

export default async function CallbacksPage({ searchParams }: PageProps<'/callbacks'>) {
  const ctx = await requireActor();
  const query = searchQuery(await searchParams);
  const filter = parseCallbackFilter(withInstants(query, ctx.clock.now()));
  const mayReplay = may(ctx.actor, 'callbacks.replay');
  const mark = await markOf(ctx, 'callbacks', query);
  const rows = load(ctx, async () => {
    const [page, total, destinations] = await Promise.all([
      listCallbacks(ctx, filter),
      countCallbacks(ctx, filter),
      mayReplay ? listReplayDestinations(ctx) : null,
    ]);
    return { page, total, destinations };
  });
  const [view, offered] = await Promise.all([
    readTableView(
      callbackListName,
      callbackColumns.map(({ id }) => id),
    ),
    load(ctx, () => listCallbackFacets(ctx)),
  ]);
  const facets = callbackFacets(offered.ok ? offered.value : noFacets, query);
  const chips = filterChips('/callbacks', query, facets);
  return (
    <TableViewProvider name={callbackListName} initial={view}>
      <div className="flex min-h-0 flex-1 flex-col">
        <PageHeader
          title="Callbacks"
          beside={<LiveList name="callbacks" query={query.toString()} mark={mark} noun="callbacks" />}
          actions={mayReplay && <ReplayMatching query={query} filtered={chips.length > 0} />}
        />
        <CallbackToolbar query={query} facets={facets} />
        <FilterChips chips={chips} clear={{ pathname: '/callbacks', search: '' }} />
        <SoonOrSkeleton
          ready={rows}
          skeleton={<DataTableSkeleton headers={callbackColumns.map(({ label }) => label)} widths={callbackWidths} />}
        >
          <CallbackRows rows={rows} query={query} filtered={chips.length > 0} />
        </SoonOrSkeleton>
      </div>
    </TableViewProvider>
  );
}
