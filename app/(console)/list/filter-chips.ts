import type { FilterChip } from '@/components/data-table/filter-chips';
import { filterHref, withoutValueHref } from '@/components/data-table/list-query';
import { readTimeRange, timeRangeWords } from '@/components/data-table/time-range';
import type { Facet } from './facet';

/** Pure: the filters in force as words, each with the list without it. */
export function filterChips(pathname: string, query: URLSearchParams, facets: readonly Facet[]): FilterChip[] {
  // A value that the filter does not offer narrows nothing, so it gets no chip.
  const chips: FilterChip[] = facets.flatMap(({ name, label, options }) =>
    options
      .filter(({ value }) => query.getAll(name).includes(value))
      .map((option) => ({
        words: `${label}: ${option.label}`,
        without: withoutValueHref(pathname, query, name, option.value),
      })),
  );
  const time = timeRangeWords(readTimeRange(query));
  if (time !== null) {
    chips.push({
      words: `Time: ${time}`,
      without: filterHref(pathname, query, { range: null, from: null, to: null, tz: null }),
    });
  }
  const text = query.get('q');
  if (text !== null) chips.push({ words: `Search: ${text}`, without: filterHref(pathname, query, { q: null }) });
  return chips;
}
