import { readBody } from '@/app/api/v1/_lib/body';
import { deedEndpoint } from '@/app/api/v1/_lib/deed-endpoint';
import { endpoint } from '@/app/api/v1/_lib/endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { createDestination } from '@/lib/delivery/destinations/create-destination';
import { getDestination } from '@/lib/delivery/destinations/get-destination';
import { listDestinations } from '@/lib/delivery/destinations/list-destinations';
import { newDestinationSchema, refuseInvalid } from './_lib/schemas';

/** `GET /api/v1/destinations`: every destination that is not archived, with its health. There are few: one page. */
export const GET = endpoint(async (ctx, request) => {
  readQuery(request, () => null);
  return { data: await listDestinations(ctx), nextCursor: null };
});

/** `POST /api/v1/destinations`: makes one. `secret` is the one that was made for it, answered this once; null where it was given. */
export const POST = deedEndpoint(
  'destinations.read',
  async (ctx, request) => {
    readQuery(request, () => null);
    const made = await createDestination(ctx, await readBody(request, newDestinationSchema));
    if (made.outcome === 'invalid') refuseInvalid(made);
    return { ...(await getDestination(ctx, { id: made.id })), secret: made.secret };
  },
  201,
);
