import { type BoundedCount, countWords } from '@/components/data-table/bounded-count';
import { filterHref } from '@/components/data-table/list-query';
import { issueStateLooks } from '@/components/issue/issue-state-badge';
import { LinkTabs } from '@/components/ui/link-tabs';
import { issueStates } from '@/lib/ledger/issue-kinds';
import type { IssueCounts } from '@/lib/ledger/issues/count-issues';
import { type IssueTab, readIssueTab } from './issue-list-query';

function words({ value, bounded }: BoundedCount): string {
  return `${countWords(value, null)}${bounded ? '+' : ''}`;
}

/** One tab a state with how many match there, and all; `counts` null: they could not be counted. */
export function IssueTabs({ query, counts }: { query: URLSearchParams; counts: IssueCounts | null }) {
  const current = readIssueTab(query);
  const tab = (name: IssueTab, label: string, count?: string) => {
    const { search } = filterHref('/issues', query, { state: name === 'open' ? null : name });
    return {
      label,
      href: search === '' ? ('/issues' as const) : (`/issues?${search.slice(1)}` as const),
      current: current === name,
      ...(count && { count }),
    };
  };
  return (
    <LinkTabs
      label="Issues by state"
      className="mx-4 mb-3 shrink-0 md:mx-6"
      tabs={[
        ...issueStates.map((state) =>
          tab(state, issueStateLooks[state].label, counts ? words(counts[state]) : undefined),
        ),
        tab('all', 'All'),
      ]}
    />
  );
}
