import { type FilteredCallback, matchesFilter } from '@/lib/delivery/match-filter';
import type { DestinationFilter } from '@/lib/delivery/types';

/**
 * Pure: does a replay send `callback` to a destination? To one that somebody chose it goes whatever the destination's filter
 * says of providers, accounts, types and outcomes; what is unverified or display-only goes only where the filter lets it in
 * all the same, for choosing a destination proves nothing.
 */
export function goesTo(filter: DestinationFilter, callback: FilteredCallback, chosen: boolean): boolean {
  if (!chosen) return matchesFilter(filter, callback);
  const channels = callback.displayOnly ? filter.channels : [];
  return matchesFilter({ ...filter, providers: [], accounts: [], channels, types: [], outcomes: [] }, callback);
}
