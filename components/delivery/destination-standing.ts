import type { DestinationView } from '@/lib/delivery/types';

/** What decides whether a destination gets deliveries, the strongest reason first. */
export const destinationStandings = ['archived', 'paused', 'breaker_open', 'half_open', 'active'] as const;
export type DestinationStanding = (typeof destinationStandings)[number];

/** Pure: the strongest of what holds a destination's deliveries back; `active`: nothing does. */
export function destinationStanding({
  state,
  breaker,
  archivedAt,
}: Pick<DestinationView, 'state' | 'breaker' | 'archivedAt'>): DestinationStanding {
  if (archivedAt !== null) return 'archived';
  if (state === 'paused') return 'paused';
  if (breaker.state === 'open') return 'breaker_open';
  return breaker.state === 'half_open' ? 'half_open' : 'active';
}
