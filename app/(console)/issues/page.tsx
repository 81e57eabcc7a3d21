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
import { countWords } from '@/components/data-table/bounded-count';
import { LiveList } from '@/components/live/live-list';
import { may } from '@/lib/access/permissions';
import { readReaderClock } from '@/lib/access/web/reader-clock';
import { requireActor } from '@/lib/access/web/session';
import { listCallbackFacets } from '@/lib/intake/list-callback-facets';
import { countIssues } from '@/lib/ledger/issues/count-issues';
import { groupIssues } from '@/lib/ledger/issues/group-issues';
import { issueFields } from '@/lib/ledger/issues/issue-fields';
import { currencyOf, type IssueSort, readIssueFilter } from '@/lib/ledger/issues/issue-filter';
import { listIssueOwners } from '@/lib/ledger/issues/list-issue-owners';
import { listIssues } from '@/lib/ledger/issues/list-issues';
import { issueLabels } from './filter-labels';
import { issueFacets } from './issue-facets';
import { IssueGroups } from './issue-groups';
import { ofTab, readIssueTab, tabQuery, withoutTab } from './issue-list-query';
import { issueRow } from './issue-row';
import { IssueTabs } from './issue-tabs';
import { NoIssues } from './issues-empty';
import { IssuesTable } from './issues-table';
import { issueList } from './list-shape';
import { listedWords } from './listed-words';
import { SortSelect } from './sort-select';
import { WorkOnMatching } from './work-on-matching';

const noneFits = (
  <NoneFits pathname="/issues" what="issue">
    <p>Take one away above, look into another state, or clear them all.</p>
  </NoneFits>
);

function stepsOf(sort: IssueSort) {
  if (currencyOf(sort) !== null) return { first: 'Most', back: 'More', on: 'Less' };
  return sort === 'oldest' ? { first: 'Oldest', back: 'Older', on: 'Newer' } : undefined;
}

export default async function IssuesPage({ searchParams }: PageProps<'/issues'>) {
  const ctx = await requireActor();
  const { query, open } = splitBeside(searchQuery(await searchParams));
  const now = ctx.clock.now();
  const { filter: asked, problems } = readListFilter(withoutTab(query), now, readIssueFilter);
  const filter = ofTab(asked, query);
  const tab = readIssueTab(query);
  const mark = await markOf(ctx, 'issues', query);
  const counting = load(ctx, () => countIssues(ctx, filter));
  const rows = load(ctx, async () => {
    const [page, counts] = await Promise.all([listIssues(ctx, filter), counting]);
    // All of them together are not counted.
    return { ...page, total: counts.ok && tab !== 'all' ? counts.value[tab] : null };
  });
  // The overview offers every kind and account, also while the list is narrowed to one.
  const whole = { ...filter, kind: [], provider: [], account: [], sort: 'newest' as const };
  const [groups, counts, offered, people, clock] = await Promise.all([
    load(ctx, () => groupIssues(ctx, whole)),
    counting,
    load(ctx, () => listCallbackFacets(ctx)),
    load(ctx, () => listIssueOwners(ctx)),
    readReaderClock(),
  ]);
  const { providers, accounts } = offered.ok ? offered.value : { providers: [], accounts: [] };
  const owners = people.ok ? people.value : [];
  const facets = issueFacets({ providers, accounts, owners });
  const fields = offeredFields({ fields: issueFields, labels: issueLabels, facets });
  const filters = listFilters({ pathname: '/issues', query, fields, problems });
  const given = may(ctx.actor, 'issues.work') ? owners : null;
  const matching = counts.ok && tab !== 'all' ? counts.value[tab] : null;
  const money = groups.ok ? groups.value.flatMap(({ valueAtRisk }) => valueAtRisk.map(({ currency }) => currency)) : [];
  const sorted = currencyOf(filter.sort);
  // What the list is sorted by is among them also where no issue has any of it: the field must not name another order.
  const currencies = [...new Set(sorted === null ? money : [...money, sorted])].toSorted((a, b) => a.localeCompare(b));
  return (
    <ListPage
      list={issueList}
      query={query}
      header={{
        title: 'Issues',
        beside: <LiveList name="issues" query={query.toString()} mark={mark} noun="issues" />,
        description: 'What a person has to look at: what does not add up, contradicts itself, is stuck or missing.',
        actions: given && (
          <WorkOnMatching
            search={query.toString()}
            until={now.toISOString()}
            tab={tab}
            owners={given}
            matching={{
              what: matching
                ? `${countWords(matching.value, null)}${matching.bounded ? '+' : ''} ${matching.value === 1 ? 'issue' : 'issues'}`
                : 'all issues that match',
              filter: listedWords(tab, filters, clock),
            }}
          />
        ),
      }}
      above={
        <>
          {groups.ok && <IssueGroups groups={groups.value} query={query.toString()} />}
          <IssueTabs query={query} counts={counts.ok ? counts.value : null} />
        </>
      }
      toolbar={
        <ListToolbar
          list={issueList}
          query={query}
          searches="issue, batch, transfer or hash"
          fields={fields}
          file={{ kind: 'issues', query: tabQuery(query) }}
          order={<SortSelect sort={filter.sort} currencies={currencies} />}
        />
      }
      filters={filters}
      open={open}
      rows={rows}
    >
      <ListRows
        list={issueList}
        title="The issues"
        rows={rows}
        query={query}
        none={<NoIssues tab={tab} />}
        noneFits={filters.filtered ? noneFits : null}
        steps={stepsOf(filter.sort)}
      >
        {({ data }) => <IssuesTable issues={data.map(issueRow)} tab={tab} owners={given} />}
      </ListRows>
    </ListPage>
  );
}
