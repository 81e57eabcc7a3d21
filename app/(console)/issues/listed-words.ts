import { filterWords } from '@/components/filter/filter-words';
import type { FiltersInForceProps } from '@/components/filter/filters-in-force';
import { issueStateLooks } from '@/components/issue/issue-state-badge';
import type { ZonedClock } from '@/lib/platform/time-zone/zoned-clock';
import type { IssueTab } from './issue-list-query';

/** Pure: what a list of issues shows, in the words of its tab and its filters: "Open · Search: 4711 · Kind is Stuck". */
export function listedWords(
  tab: IssueTab,
  { plain, filters }: Pick<FiltersInForceProps, 'plain' | 'filters'>,
  clock: ZonedClock,
): string {
  const chosen = filters.map((filter) => {
    const { label, operator, values } = filterWords(filter, clock);
    return `${label} ${operator} ${values}`;
  });
  const state = tab === 'all' ? 'In any state' : issueStateLooks[tab].label;
  return [state, ...plain.map(({ words }) => words), ...chosen].join(' · ');
}
