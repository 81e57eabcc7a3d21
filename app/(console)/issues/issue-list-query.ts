import { type IssueState, issueStates } from '@/lib/ledger/issue-kinds';
import type { IssueFilter } from '@/lib/ledger/issues/issue-filter';

/** The tab of the list that is open: one state, or all. */
export type IssueTab = IssueState | 'all';

/** Pure: which tab a query opens; what waits for somebody unless it says otherwise. */
export function readIssueTab(query: URLSearchParams): IssueTab {
  const named = query.get('state');
  return named === 'all' ? 'all' : (issueStates.find((state) => state === named) ?? 'open');
}

/** Pure: the query without its tab, whose words are the page's own. */
export function withoutTab(query: URLSearchParams): URLSearchParams {
  const rest = new URLSearchParams(query);
  rest.delete('state');
  return rest;
}

/** Pure: `filter` of the tab that is open. */
export function ofTab(filter: IssueFilter, query: URLSearchParams): IssueFilter {
  const tab = readIssueTab(query);
  return { ...filter, state: tab === 'all' ? [] : [tab] };
}

/** Pure: the query with the open tab spelled out: what the list shows is what its file holds. */
export function tabQuery(query: URLSearchParams): URLSearchParams {
  const spelled = new URLSearchParams(query);
  const tab = readIssueTab(query);
  if (tab === 'all') spelled.delete('state');
  else spelled.set('state', tab);
  return spelled;
}
