import { ageProblems, withStateAge } from '@/app/(console)/batches/state-age';
import { ofTab, withoutTab } from '@/app/(console)/issues/issue-list-query';
import { readListFilter } from '@/app/(console)/list/read-list-filter';
import { readCallbackFilter } from '@/lib/intake/callback-filter';
import { readRequestFilter } from '@/lib/intake/request-filter';
import { readBatchFilter } from '@/lib/ledger/batch-filter';
import { readIssueFilter } from '@/lib/ledger/issues/issue-filter';
import { readTransferFilter } from '@/lib/ledger/transfer-filter';
import type { ListFilter } from '@/lib/live/count-rows';
import type { LiveList } from '@/lib/live/subscription';
import type { ParamProblem } from '@/lib/platform/query/param-reader';

function readList(list: LiveList, query: URLSearchParams, now: Date): { of: ListFilter; problems: ParamProblem[] } {
  switch (list) {
    case 'callbacks': {
      const { filter, problems } = readListFilter(query, now, readCallbackFilter);
      return { of: { list, filter }, problems };
    }
    case 'transfers': {
      const { filter, problems } = readListFilter(query, now, readTransferFilter);
      return { of: { list, filter }, problems };
    }
    case 'batches': {
      const { filter, problems } = readListFilter(withStateAge(query, now), now, readBatchFilter);
      return { of: { list, filter }, problems: [...problems, ...ageProblems(query)] };
    }
    case 'issues': {
      const { filter, problems } = readListFilter(withoutTab(query), now, readIssueFilter);
      return { of: { list, filter: ofTab(filter, query) }, problems };
    }
    case 'requests': {
      const { filter, problems } = readListFilter(query, now, readRequestFilter);
      const verdict = query.get('verdict') === 'duplicate' ? 'duplicate' : 'rejected';
      return { of: { list, filter: { ...filter, verdict: [verdict] } }, problems };
    }
  }
}

/** Pure: what a list's page shows for `query`, read the same way as the page reads it: what cannot be used is left out. */
export function listFilter(list: LiveList, query: URLSearchParams, now: Date): ListFilter {
  return readList(list, query, now).of;
}

/** Pure: the same for a number that stands alone, where nothing would say that a filter is left out: null then. */
export function usableListFilter(list: LiveList, query: URLSearchParams, now: Date): ListFilter | null {
  const { of, problems } = readList(list, query, now);
  return problems.length > 0 ? null : of;
}
