import { z } from 'zod';
import { readBody } from '@/app/api/v1/_lib/body';
import { deedEndpoint } from '@/app/api/v1/_lib/deed-endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { getDestination } from '@/lib/delivery/destinations/get-destination';
import { pauseDestination } from '@/lib/delivery/destinations/set-destination-state';

const bodySchema = z.strictObject({ reason: z.string().max(300).default('') });

/** `POST /api/v1/destinations/{id}/pause`: holds its deliveries back; answers the destination. Pausing twice changes nothing. */
export const POST = deedEndpoint<{ id: string }>('destinations.read', async (ctx, request, { id }) => {
  readQuery(request, () => null);
  await pauseDestination(ctx, { id, ...(await readBody(request, bodySchema)) });
  return getDestination(ctx, { id });
});
