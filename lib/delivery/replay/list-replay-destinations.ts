import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import type { DestinationState } from '@/lib/delivery/types';

/** A destination that can be chosen for a replay. */
export interface ReplayDestination {
  id: string;
  name: string;
  state: DestinationState;
}

/** The destinations that a replay can be sent to, by name. */
export async function listReplayDestinations(ctx: ActorContext): Promise<ReplayDestination[]> {
  assertMay(ctx.actor, 'destinations.read');
  const { rows } = await ctx.db.pool.query<ReplayDestination>(
    'select id::text, name, state from destinations where archived_at is null order by lower(name), id',
  );
  return rows;
}
