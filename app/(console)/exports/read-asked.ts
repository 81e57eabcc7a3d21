import { stateAges, withStateAge } from '@/app/(console)/batches/state-age';
import { unknownFilters } from '@/app/(console)/list/read-list-filter';
import { isSwapped, swappedWords, timePresets, withInstants } from '@/components/data-table/time-range';
import { type ListExport, readListExport } from '@/lib/exports/export-list';
import type { ListKind } from '@/lib/exports/types';
import type { Asking } from '@/lib/ledger/issues/issue-conditions';
import { AppError } from '@/lib/platform/errors';
import { type ParamProblem, ParamReader } from '@/lib/platform/query/param-reader';

/** What a list's page has in its URL besides the filter. */
const pageParams = ['cursor', 'trail', 'limit'];

/** The page's own words for spans of time that none of them is; `age` is its own word of batches alone. */
function unknownSpans(kind: ListKind, query: URLSearchParams, spelledOut: URLSearchParams): ParamProblem[] {
  if (isSwapped(query)) return [{ name: 'from', message: swappedWords }];
  const oneOf = (name: string, known: readonly string[]) =>
    query.getAll(name).every((value) => value === '' || known.includes(value))
      ? []
      : [{ name, message: `${name} takes ${known.join(', ')}.` }];
  const bounds = query.get('range') ? [] : ['from', 'to'].filter((name) => query.get(name) && !spelledOut.has(name));
  return [
    ...oneOf('range', timePresets),
    ...(kind === 'suborders' ? oneOf('age', stateAges) : []),
    ...bounds.map((name) => ({
      name,
      message: `${name} takes an instant, as 2026-11-20T09:30Z, or a time beside its zone (tz).`,
    })),
  ];
}

/**
 * Pure: the export that the query of a list's page asks for. The page shows the rest where a filter cannot be used and says so; a
 * file would hold rows that nobody asked for and not say it. Throws `AppError('bad_request')` with every such filter in words.
 */
export function readAsked(kind: ListKind, query: URLSearchParams, asking: Asking): ListExport {
  const timed = withInstants(query, asking.now);
  // Of issues the verb itself reads another `age`: taken for that of batches, it would be lost.
  const spelledOut = kind === 'suborders' ? withStateAge(timed, asking.now) : timed;
  for (const name of pageParams) spelledOut.delete(name);
  const reader = new ParamReader(spelledOut);
  const plan = readListExport(kind, reader, asking);
  const problems = [...unknownSpans(kind, query, spelledOut), ...reader.problems, ...unknownFilters(reader)];
  if (problems.length > 0) throw new AppError('bad_request', problems.map(({ message }) => message).join(' '));
  return plan;
}
