import { listFilters } from '@/app/(console)/list/list-filters';
import { ListPage } from '@/app/(console)/list/list-page';
import { ListRows } from '@/app/(console)/list/list-rows';
import { ListToolbar } from '@/app/(console)/list/list-toolbar';
import { NoneFits } from '@/app/(console)/list/none-fits';
import { offeredFields } from '@/app/(console)/list/offered-fields';
import { readLayout } from '@/app/(console)/list/read-layout';
import { readListFilter } from '@/app/(console)/list/read-list-filter';
import { markOf } from '@/app/(console)/live/mark-list';
import { load } from '@/app/(console)/load';
import { searchQuery } from '@/app/(console)/search-query';
import { splitBeside } from '@/components/beside/beside-query';
import { LiveList } from '@/components/live/live-list';
import { may } from '@/lib/access/permissions';
import { requireActor } from '@/lib/access/web/session';
import { listReplayDestinations } from '@/lib/delivery/replay/list-replay-destinations';
import { callbackFields } from '@/lib/intake/callback-fields';
import { readCallbackFilter } from '@/lib/intake/callback-filter';
import { countCallbacks } from '@/lib/intake/count-callbacks';
import { liftPayloadValues } from '@/lib/intake/lift-payload-values';
import { listCallbackFacets } from '@/lib/intake/list-callback-facets';
import { listCallbacks } from '@/lib/intake/list-callbacks';
import { readUnsearched } from '@/lib/search/read-unsearched';
import { payloadPaths } from '@/lib/views/column-layout';
import { callbackFacets, noFacets } from './callback-facets';
import { NoCallbacksYet } from './callbacks-empty';
import { CallbacksTable } from './callbacks-table';
import { callbackLabels } from './filter-labels';
import { callbackList } from './list-shape';
import { NotFilteredYet } from './not-filtered-yet';
import { ReplayMatching } from './replay-matching';

export default async function CallbacksPage({ searchParams }: PageProps<'/callbacks'>) {
  const ctx = await requireActor();
  const { query, open } = splitBeside(searchQuery(await searchParams));
  const { filter, problems } = readListFilter(query, ctx.clock.now(), readCallbackFilter);
  const mayReplay = may(ctx.actor, 'callbacks.replay');
  // Before the rows: what changes meanwhile is told of rather than missed.
  const [mark, unsearched] = await Promise.all([
    markOf(ctx, 'callbacks', query),
    filter.payload.length === 0 ? null : load(ctx, () => readUnsearched(ctx)),
  ]);
  const rows = load(ctx, async () => {
    const listed = listCallbacks(ctx, filter);
    const [layout, page, total, destinations] = await Promise.all([
      readLayout('callbacks', query),
      listed,
      countCallbacks(ctx, filter, listed),
      mayReplay ? listReplayDestinations(ctx) : null,
    ]);
    const ids = page.data.map(({ id }) => id);
    const lifted = await load(ctx, () => liftPayloadValues(ctx, { ids, paths: payloadPaths(layout ?? []) }));
    return { ...page, total, destinations, lifted: lifted.ok ? lifted.value : null };
  });
  const offered = await load(ctx, () => listCallbackFacets(ctx));
  const facets = callbackFacets(offered.ok ? offered.value : noFacets);
  const fields = offeredFields({ fields: callbackFields, labels: callbackLabels, facets });
  const filters = listFilters({ pathname: '/callbacks', query, fields, problems });
  const { filtered } = filters;
  return (
    <ListPage
      list={callbackList}
      query={query}
      header={{
        title: 'Callbacks',
        beside: <LiveList name="callbacks" query={query.toString()} mark={mark} noun="callbacks" />,
        actions: mayReplay && <ReplayMatching query={query} filtered={filtered} />,
      }}
      toolbar={
        <ListToolbar
          list={callbackList}
          query={query}
          searches="callback, batch or transfer id"
          fields={fields}
          file={{ kind: 'callbacks' }}
        />
      }
      above={<NotFilteredYet unsearched={unsearched} />}
      filters={filters}
      open={open}
      rows={rows}
    >
      <ListRows
        list={callbackList}
        title="The callbacks"
        rows={rows}
        query={query}
        none={<NoCallbacksYet />}
        noneFits={filtered ? <NoneFits pathname="/callbacks" what="callback" /> : null}
      >
        {({ data, destinations, lifted }) => (
          <CallbacksTable callbacks={data} destinations={destinations} lifted={lifted} />
        )}
      </ListRows>
    </ListPage>
  );
}
