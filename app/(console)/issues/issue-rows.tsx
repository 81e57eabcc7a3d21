import type { Loaded } from '@/app/(console)/load';
import { LoadFailed } from '@/app/(console)/load-failed';
import type { BoundedCount } from '@/components/data-table/bounded-count';
import { DataTablePagination } from '@/components/data-table/data-table-pagination';
import { againHref } from '@/components/data-table/list-query';
import type { Page } from '@/lib/intake/types';
import type { IssueCounts } from '@/lib/ledger/issues/count-issues';
import { currencyOf, type IssueSort } from '@/lib/ledger/issues/issue-filter';
import type { IssueOwner } from '@/lib/ledger/issues/list-issue-owners';
import type { IssueSummary } from '@/lib/ledger/types';
import { type IssueTab, readIssueTab } from './issue-list-query';
import { NoIssueFits, NoIssues } from './issues-empty';
import { IssuesTable } from './issues-table';

interface IssueRowsProps {
  page: Promise<Loaded<Page<IssueSummary>>>;
  counts: IssueCounts | null;
  query: URLSearchParams;
  sort: IssueSort;
  /** Filters are in force: an empty list then says nothing of what there is. */
  filtered: boolean;
  /** Whom issues can be given to; null: the reader may not work on issues. */
  owners: readonly IssueOwner[] | null;
}

/** What the tab that is open counts; all of them together are not counted. */
function totalOf(counts: IssueCounts | null, tab: IssueTab): BoundedCount | null {
  return counts && tab !== 'all' ? counts[tab] : null;
}

function stepsOf(sort: IssueSort) {
  if (currencyOf(sort) !== null) return { first: 'Most', back: 'More', on: 'Less' };
  return sort === 'oldest' ? { first: 'Oldest', back: 'Older', on: 'Newer' } : undefined;
}

/** What the list came to: rows, nothing, nothing that fits, or that it could not be read. */
export async function IssueRows({ page, counts, query, sort, filtered, owners }: IssueRowsProps) {
  const loaded = await page;
  if (!loaded.ok) {
    const again = againHref('/issues', query, loaded.incidentId);
    return <LoadFailed title="The issues could not be read" again={again} {...loaded} />;
  }
  const { data, nextCursor } = loaded.value;
  const tab = readIssueTab(query);
  if (data.length === 0 && !query.has('cursor')) return filtered ? <NoIssueFits /> : <NoIssues tab={tab} />;
  const steps = stepsOf(sort);
  return (
    <>
      <IssuesTable issues={data} tab={tab} owners={owners} />
      <DataTablePagination
        pathname="/issues"
        query={query}
        shown={data.length}
        total={totalOf(counts, tab)}
        noun="issues"
        more={nextCursor !== null && tab === 'all'}
        nextCursor={nextCursor}
        {...(steps && { steps })}
      />
    </>
  );
}
