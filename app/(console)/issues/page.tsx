import type { Metadata } from 'next';
import { filterChips } from '@/app/(console)/callbacks/filter-chips';
import { markOf } from '@/app/(console)/live/mark-list';
import { load } from '@/app/(console)/load';
import { searchQuery } from '@/app/(console)/search-query';
import { countWords } from '@/components/data-table/bounded-count';
import { DataTableSkeleton } from '@/components/data-table/data-table-skeleton';
import { FilterChips } from '@/components/data-table/filter-chips';
import { readTableView } from '@/components/data-table/read-table-view';
import { SoonOrSkeleton } from '@/components/data-table/soon-or-skeleton';
import { TableViewProvider } from '@/components/data-table/table-view-provider';
import { LiveList } from '@/components/live/live-list';
import { PageHeader } from '@/components/ui/page-header';
import { may } from '@/lib/access/permissions';
import { requireActor } from '@/lib/access/web/session';
import { listCallbackFacets } from '@/lib/intake/list-callback-facets';
import { countIssues } from '@/lib/ledger/issues/count-issues';
import { groupIssues } from '@/lib/ledger/issues/group-issues';
import { listIssueOwners } from '@/lib/ledger/issues/list-issue-owners';
import { listIssues } from '@/lib/ledger/issues/list-issues';
import { issueFacets } from './issue-facets';
import { IssueGroups } from './issue-groups';
import { readIssueList, readIssueTab } from './issue-list-query';
import { IssueRows } from './issue-rows';
import { IssueTabs } from './issue-tabs';
import { IssueToolbar } from './issue-toolbar';
import { issueColumns, issueListName, issueWidths } from './list-columns';
import { WorkOnMatching } from './work-on-matching';

export const metadata: Metadata = { title: 'Issues' };

export default async function IssuesPage({ searchParams }: PageProps<'/issues'>) {
  const ctx = await requireActor();
  const query = searchQuery(await searchParams);
  const now = ctx.clock.now();
  const filter = readIssueList(query, now);
  const mark = await markOf(ctx, 'issues', query);
  const page = load(ctx, () => listIssues(ctx, filter));
  // The overview offers every kind and account, also while the list is narrowed to one.
  const whole = { ...filter, kind: [], provider: [], account: [], sort: 'newest' as const };
  const [view, groups, counts, offered, people] = await Promise.all([
    readTableView(
      issueListName,
      issueColumns.map(({ id }) => id),
    ),
    load(ctx, () => groupIssues(ctx, whole)),
    load(ctx, () => countIssues(ctx, filter)),
    load(ctx, () => listCallbackFacets(ctx)),
    load(ctx, () => listIssueOwners(ctx)),
  ]);
  const { providers, accounts } = offered.ok ? offered.value : { providers: [], accounts: [] };
  const owners = people.ok ? people.value : [];
  const facets = issueFacets({ providers, accounts, owners }, query);
  const chips = filterChips('/issues', query, facets);
  const tab = readIssueTab(query);
  const given = may(ctx.actor, 'issues.work') ? owners : null;
  const matching = counts.ok && tab !== 'all' ? counts.value[tab] : null;
  const money = groups.ok ? groups.value.flatMap(({ valueAtRisk }) => valueAtRisk.map(({ currency }) => currency)) : [];
  return (
    <TableViewProvider name={issueListName} initial={view}>
      <div className="flex min-h-0 flex-1 flex-col">
        <PageHeader
          title="Issues"
          beside={<LiveList name="issues" query={query.toString()} mark={mark} noun="issues" />}
          description="What a person has to look at: what does not add up, contradicts itself, is stuck or missing."
          actions={
            given && (
              <WorkOnMatching
                search={query.toString()}
                until={now.toISOString()}
                tab={tab}
                owners={given}
                what={
                  matching
                    ? `${countWords(matching.value, null)}${matching.bounded ? '+' : ''} ${matching.value === 1 ? 'issue' : 'issues'}`
                    : 'All issues that match'
                }
              />
            )
          }
        />
        {groups.ok && <IssueGroups groups={groups.value} query={query} />}
        <IssueTabs query={query} counts={counts.ok ? counts.value : null} />
        <IssueToolbar
          query={query}
          facets={facets}
          sort={filter.sort}
          currencies={[...new Set(money)].toSorted((a, b) => a.localeCompare(b))}
        />
        <FilterChips chips={chips} clear={{ pathname: '/issues', search: '' }} />
        <SoonOrSkeleton
          ready={page}
          skeleton={<DataTableSkeleton headers={issueColumns.map(({ label }) => label)} widths={issueWidths} />}
        >
          <IssueRows
            page={page}
            counts={counts.ok ? counts.value : null}
            query={query}
            sort={filter.sort}
            filtered={chips.length > 0}
            owners={given}
          />
        </SoonOrSkeleton>
      </div>
    </TableViewProvider>
  );
}
