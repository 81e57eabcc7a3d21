import { unknownFilters } from '@/app/(console)/list/read-list-filter';
import { isSwapped, swappedWords, withInstants } from '@/components/data-table/time-range';
import { replayFilterToSearchParams, toReplayFilter } from '@/lib/delivery/replay/replay-filter';
import {
  type ReplayChoice,
  type ReplayPlan,
  type ReplayRequest,
  ratePerSecondDefault,
  ratePerSecondMax,
} from '@/lib/delivery/replay/types';
import { readCallbackFilter } from '@/lib/intake/callback-filter';
import { ParamReader } from '@/lib/platform/query/param-reader';

/** A bulk replay as a URL asks for it; its reason is typed on the page. */
export type AskedReplay = { request: Omit<ReplayRequest, 'reason'> } | { problem: string };

function readRate(text: string | null): number | null {
  if (text === null) return ratePerSecondDefault;
  const rate = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  return rate >= 1 && rate <= ratePerSecondMax ? rate : null;
}

/**
 * Pure: `ids=1,2,3`, or the parameters of the list of callbacks; `destination` and `rate` beside them. Unlike the list it
 * refuses what it cannot read, for a condition that is left out would replay more than was meant.
 */
export function readAskedReplay(query: URLSearchParams, now: Date): AskedReplay {
  const destinationId = query.get('destination');
  const ratePerSecond = readRate(query.get('rate'));
  if (ratePerSecond === null) return { problem: `The speed is a whole number from 1 to ${ratePerSecondMax}.` };
  const ids = query.get('ids');
  if (ids !== null) {
    const callbackIds = ids.split(',').filter((id) => id !== '');
    return { request: { choice: { by: 'ids', callbackIds }, destinationId, ratePerSecond } };
  }
  if (isSwapped(query)) return { problem: swappedWords };
  const pinned = withInstants(query, now);
  for (const name of ['from', 'to', 'range']) {
    const given = query.get(name);
    const kept = name === 'range' ? pinned.has('from') : pinned.has(name);
    if (given !== null && !kept)
      return { problem: 'The filter’s time cannot be read. Go back to the list and set it again.' };
  }
  const reader = new ParamReader(pinned);
  const filter = toReplayFilter(readCallbackFilter(reader));
  const [problem] = [...reader.problems, ...unknownFilters(reader)];
  if (problem) return { problem: `The filter cannot be read: ${problem.message}` };
  return { request: { choice: { by: 'filter', filter }, destinationId, ratePerSecond } };
}

/** Pure: the URL parameters that read back as what was planned, its instants frozen. */
export function writeAskedReplay(
  choice: ReplayChoice,
  plan: ReplayPlan,
  destinationId: string | null,
): URLSearchParams {
  const query = plan.filter
    ? replayFilterToSearchParams(plan.filter)
    : new URLSearchParams({ ids: choice.by === 'ids' ? choice.callbackIds.join(',') : '' });
  if (destinationId !== null) query.set('destination', destinationId);
  query.set('rate', String(plan.ratePerSecond));
  return query;
}
