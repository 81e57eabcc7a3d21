import { isSwapped, swappedWords, timePresets, withInstants } from '@/components/data-table/time-range';
import { AppError } from '@/lib/platform/errors';
import { conditionParam } from '@/lib/platform/query/condition-param';
import { operators } from '@/lib/platform/query/filter-fields';
import { type ParamProblem, ParamReader } from '@/lib/platform/query/param-reader';

const filterNames = operators.filter((operator) => operator !== 'is').map((operator) => conditionParam('', operator));

/** The page's own words for time, which verbs never see. */
function timeProblems(query: URLSearchParams, spelledOut: URLSearchParams): ParamProblem[] {
  const range = query.get('range');
  if (isSwapped(query)) return [{ name: 'from', message: swappedWords }];
  const isKnown = range === null || timePresets.some((preset) => preset === range);
  const bounds = range === null ? ['from', 'to'].filter((name) => query.has(name) && !spelledOut.has(name)) : [];
  return [
    ...(isKnown ? [] : [{ name: 'range', message: `range takes ${timePresets.join(', ')}.` }]),
    ...bounds.map((name) => ({ name, message: `${name} takes an instant, as 2026-11-20T09:30.` })),
  ];
}

/** Pure: filters by fields that the list does not have, of what `reader` was given and nobody asked for. */
export function unknownFilters(reader: ParamReader): ParamProblem[] {
  return reader.unknownNames
    .filter((name) => name.startsWith('payload') || filterNames.some((end) => name.endsWith(end)))
    .map((name) => ({ name, message: `There is no filter ${name.slice(0, 80)} here.` }));
}

/**
 * Pure: the filter that the query of a list's page asks for, and what of it cannot be used: the page shows the rest and says so.
 * A filter by a field that the list does not have is among it.
 */
export function readListFilter<Filter>(
  query: URLSearchParams,
  now: Date,
  read: (reader: ParamReader) => Filter,
): { filter: Filter; problems: ParamProblem[] } {
  const spelledOut = withInstants(query, now);
  const reader = new ParamReader(spelledOut);
  const filter = read(reader);
  return { filter, problems: [...reader.problems, ...unknownFilters(reader), ...timeProblems(query, spelledOut)] };
}

/**
 * Pure: the same for what acts on everything that the list shows: a filter that is left out would be more than was meant. Throws
 * `AppError('bad_request')` with all that cannot be used, in words.
 */
export function readUsableFilter<Filter>(
  query: URLSearchParams,
  now: Date,
  read: (reader: ParamReader) => Filter,
): Filter {
  const { filter, problems } = readListFilter(query, now, read);
  if (problems.length > 0) throw new AppError('bad_request', problems.map(({ message }) => message).join(' '));
  return filter;
}
