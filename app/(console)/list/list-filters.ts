import { filterHref } from '@/components/data-table/list-query';
import { readTimeRange, timeRangeWords } from '@/components/data-table/time-range';
import type { FiltersInForceProps, PlainChip } from '@/components/filter/filters-in-force';
import type { OfferedField } from '@/components/filter/offered-field';
import { paramsOf, shownFilters } from '@/components/filter/shown-filter';
import type { ParamProblem } from '@/lib/platform/query/param-reader';

interface ListFiltersInput {
  pathname: string;
  query: URLSearchParams;
  fields: readonly OfferedField[];
  problems: readonly ParamProblem[];
}

/** What is in force on a list. */
export interface ListFilters extends FiltersInForceProps {
  /** Something narrows it: an empty list then says nothing of what there is. */
  filtered: boolean;
}

/** Pure: the filters of a list's query as chips, each with the list without it. */
export function listFilters({ pathname, query, fields, problems }: ListFiltersInput): ListFilters {
  const filters = shownFilters(query, fields);
  const plain: PlainChip[] = [];
  const time = timeRangeWords(readTimeRange(query));
  if (time !== null) {
    const without = filterHref(pathname, query, { range: null, from: null, to: null, tz: null });
    plain.push({ words: `Time: ${time}`, without });
  }
  const text = query.get('q');
  if (text !== null) plain.push({ words: `Search: ${text}`, without: filterHref(pathname, query, { q: null }) });
  const names = filters.flatMap(({ field, choice }) => paramsOf(field, choice));
  const none = Object.fromEntries(
    [...names, ...problems.map(({ name }) => name), 'range', 'from', 'to', 'tz', 'q'].map((name) => [name, null]),
  );
  const clear = filterHref(pathname, query, none);
  return { pathname, fields, filters, plain, problems, clear, filtered: filters.length + plain.length > 0 };
}
