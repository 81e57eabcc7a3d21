import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { readDestinations } from './read-destinations';
import type { DestinationDetails } from './types';

/** Every destination that is not archived, by name, with how it does. There are few: no pages. */
export async function listDestinations(ctx: ActorContext): Promise<DestinationDetails[]> {
  assertMay(ctx.actor, 'destinations.read');
  return readDestinations(ctx, null);
}
