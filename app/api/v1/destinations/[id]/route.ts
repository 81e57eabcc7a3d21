import { readBody } from '@/app/api/v1/_lib/body';
import { deedEndpoint } from '@/app/api/v1/_lib/deed-endpoint';
import { endpoint } from '@/app/api/v1/_lib/endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { destinationChangesSchema, refuseInvalid } from '@/app/api/v1/destinations/_lib/schemas';
import { archiveDestination } from '@/lib/delivery/destinations/archive-destination';
import { getDestination } from '@/lib/delivery/destinations/get-destination';
import { updateDestination } from '@/lib/delivery/destinations/update-destination';

/** `GET /api/v1/destinations/{id}`: one destination, archived or not, with its health; nothing of a secret but its end. */
export const GET = endpoint<{ id: string }>(async (ctx, request, { id }) => {
  readQuery(request, () => null);
  return getDestination(ctx, { id });
});

/** `PATCH /api/v1/destinations/{id}`: changes what the body names; answers the destination as it is then. */
export const PATCH = deedEndpoint<{ id: string }>('destinations.read', async (ctx, request, { id }) => {
  readQuery(request, () => null);
  const { version = null, ...changes } = await readBody(request, destinationChangesSchema);
  const result = await updateDestination(ctx, { id, version, changes });
  if (result.outcome === 'invalid') refuseInvalid(result);
  return getDestination(ctx, { id });
});

/** `DELETE /api/v1/destinations/{id}`: archives it for good; `cancelled` deliveries waited. Its history stays. */
export const DELETE = deedEndpoint<{ id: string }>('destinations.read', async (ctx, request, { id }) => {
  readQuery(request, () => null);
  return archiveDestination(ctx, { id });
});
