import { Suspense } from 'react';
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
import { may } from '@/lib/access/permissions';
import { requireActor } from '@/lib/access/web/session';
import { countRequests } from '@/lib/intake/count-requests';
import { listRequests } from '@/lib/intake/list-requests';
import { requestFields } from '@/lib/intake/request-fields';
import { readRequestFilter } from '@/lib/intake/request-filter';
import { providers } from '@/lib/providers/registry';
import { causeOptions, stateOptions } from './causes';
import { DroppedBanner } from './dropped-banner';
import { requestLabels } from './filter-labels';
import { rejectedList } from './list-shape';
import { NothingRejected } from './rejected-empty';
import { RejectedTable } from './rejected-table';
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

/** The verdict is the page itself; what was not rejected has no cause. */
const rejectedFields = requestFields.filter(({ name }) => name !== 'verdict');
const duplicateFields = rejectedFields.filter(({ name }) => name !== 'cause' && name !== 'verifiedAgain');

const facets = [
  { name: 'verifiedAgain', label: 'State', options: stateOptions },
  { name: 'cause', label: 'Cause', options: causeOptions },
  { name: 'provider', label: 'Provider', options: providers.map(({ id, label }) => ({ value: id, label })) },
];

export default async function RejectedPage({ searchParams }: PageProps<'/rejected'>) {
  const ctx = await requireActor();
  const { query, open } = splitBeside(searchQuery(await searchParams));
  const verdict = verdictOf(query);
  const isRejected = verdict === 'rejected';
  const { filter: asked, problems } = readListFilter(query, ctx.clock.now(), readRequestFilter);
  const filter = { ...asked, verdict: [verdict] as const };
  const mark = await markOf(ctx, 'requests', query);
  const rows = load(ctx, async () => {
    const [page, total] = await Promise.all([listRequests(ctx, filter), countRequests(ctx, filter)]);
    return { ...page, total };
  });
  const fields = offeredFields({
    fields: isRejected ? rejectedFields : duplicateFields,
    labels: requestLabels,
    facets,
  });
  const filters = listFilters({ pathname: '/rejected', query, fields, problems });
  const { filtered } = filters;
  return (
    <ListPage
      list={rejectedList}
      query={query}
      header={{
        ...views[verdict],
        beside: <LiveList name="requests" query={query.toString()} mark={mark} noun="requests" />,
        actions: isRejected && may(ctx.actor, 'requests.verify') && (
          <VerifyAll search={query.toString()} filtered={filtered} mayManage={may(ctx.actor, 'accounts.manage')} />
        ),
      }}
      above={
        isRejected && (
          <Suspense fallback={null}>
            <DroppedBanner ctx={ctx} className="mx-4 mb-3 md:mx-6" />
          </Suspense>
        )
      }
      toolbar={<ListToolbar list={rejectedList} query={query} searches={null} fields={fields} />}
      filters={filters}
      open={open}
      rows={rows}
    >
      <ListRows
        list={rejectedList}
        title="The rejected requests"
        rows={rows}
        query={query}
        none={<NothingRejected />}
        noneFits={filtered ? <NoneFits pathname="/rejected" what="rejected request" /> : null}
      >
        {({ data }) => <RejectedTable requests={data} />}
      </ListRows>
    </ListPage>
  );
}
