import { type Asking, issueConditions } from '@/lib/ledger/issues/issue-conditions';
import { issueFilterToSearchParams, readIssueFilter } from '@/lib/ledger/issues/issue-filter';
import { issueOrder } from '@/lib/ledger/issues/issue-order';
import { type IssueRow, issueColumnsSql, issueJoinsSql, toIssueSummary } from '@/lib/ledger/issues/issue-row';
import type { IssueSummary } from '@/lib/ledger/types';
import { sql, where } from '@/lib/platform/query/conditions';
import type { ParamReader } from '@/lib/platform/query/param-reader';
import type { ColumnsOf } from './columns';
import { type ListSource, listSource } from './list-source';

const columns: ColumnsOf<IssueSummary> = {
  id: 'text',
  provider: 'text',
  account: 'text',
  kind: 'text',
  subject: 'text',
  recordKey: 'text',
  batchId: 'text',
  transferId: 'text',
  lineKey: 'text',
  state: 'text',
  title: 'text',
  expected: 'decimal',
  actual: 'decimal',
  difference: 'decimal',
  valueAtRisk: 'json',
  seenCount: 'text',
  callbackId: 'text',
  owner: 'json',
  openedAt: 'instant',
  lastSeenAt: 'instant',
  acknowledgedAt: 'instant',
  closedAt: 'instant',
  closedBy: 'text',
  detail: 'json',
};

/** Issues as their list has them, in the filter's order. */
export function issueSource(reader: ParamReader, asking: Asking): ListSource {
  const filter = readIssueFilter(reader);
  const { atRisk, orderBy, conditions } = issueOrder(filter.sort, filter.cursor);
  return listSource<IssueRow, IssueSummary>({
    filter: issueFilterToSearchParams(filter),
    columns,
    toItem: toIssueSummary,
    query: sql`
      select ${issueColumnsSql}
      from (select i.*, ${atRisk} as at_risk from issues i) i
      ${issueJoinsSql}
      ${where([...issueConditions(filter, asking), ...conditions])}
      order by ${orderBy}`,
  });
}
