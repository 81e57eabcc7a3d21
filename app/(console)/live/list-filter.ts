import { readIssueList } from '@/app/(console)/issues/issue-list-query';
import { withInstants } from '@/components/data-table/time-range';
import { parseCallbackFilter } from '@/lib/intake/callback-filter';
import { parseRequestFilter } from '@/lib/intake/request-filter';
import { parseBatchFilter } from '@/lib/ledger/batch-filter';
import { parseTransferFilter } from '@/lib/ledger/transfer-filter';
import type { ListFilter } from '@/lib/live/count-rows';
import type { LiveList } from '@/lib/live/subscription';

/** Pure: what a list's page shows for `query`, read the same way as the page reads it. */
export function listFilter(list: LiveList, query: URLSearchParams, now: Date): ListFilter {
  switch (list) {
    case 'callbacks':
      return { list, filter: parseCallbackFilter(withInstants(query, now)) };
    case 'transfers':
      return { list, filter: parseTransferFilter(withInstants(query, now)) };
    case 'batches':
      return { list, filter: parseBatchFilter(withInstants(query, now)) };
    case 'issues':
      return { list, filter: readIssueList(query, now) };
    case 'requests':
      return {
        list,
        filter: {
          ...parseRequestFilter(withInstants(query, now)),
          verdict: [query.get('verdict') === 'duplicate' ? 'duplicate' : 'rejected'],
        },
      };
  }
}
