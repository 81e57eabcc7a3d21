import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { rowIdPattern } from '@/lib/platform/query/conditions';
import { noSuchDestination } from './change-destination';
import { readDestinations } from './read-destinations';
import type { DestinationDetails } from './types';

/** One destination, archived or not, with all that is set of it but values of secrets and headers. Throws `NotFoundError`. */
export async function getDestination(ctx: ActorContext, { id }: { id: string }): Promise<DestinationDetails> {
  assertMay(ctx.actor, 'destinations.read');
  const [destination] = rowIdPattern.test(id) ? await readDestinations(ctx, id) : [];
  if (!destination) throw noSuchDestination(id);
  return destination;
}
