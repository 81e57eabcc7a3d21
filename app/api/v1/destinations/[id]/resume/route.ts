import { z } from 'zod';
import { readBody } from '@/app/api/v1/_lib/body';
import { deedEndpoint } from '@/app/api/v1/_lib/deed-endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { getDestination } from '@/lib/delivery/destinations/get-destination';
import { resumeDestination } from '@/lib/delivery/destinations/set-destination-state';

/** `POST /api/v1/destinations/{id}/resume`: ends a pause, and tries an open breaker at once; answers the destination. */
export const POST = deedEndpoint<{ id: string }>('destinations.read', async (ctx, request, { id }) => {
  readQuery(request, () => null);
  await readBody(request, z.strictObject({}));
  await resumeDestination(ctx, { id });
  return getDestination(ctx, { id });
});
