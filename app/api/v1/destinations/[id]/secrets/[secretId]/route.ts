import { z } from 'zod';
import { readBody } from '@/app/api/v1/_lib/body';
import { deedEndpoint } from '@/app/api/v1/_lib/deed-endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { overlapHoursSchema } from '@/app/api/v1/destinations/_lib/schemas';
import { getDestination } from '@/lib/delivery/destinations/get-destination';
import { retireSecret } from '@/lib/delivery/destinations/retire-secret';

const bodySchema = z.strictObject({ overlapHours: overlapHoursSchema });

/** `PATCH /api/v1/destinations/{id}/secrets/{secretId}`: sets, moves or (null) takes back the end of a secret; answers the destination. */
export const PATCH = deedEndpoint<{ id: string; secretId: string }>(
  'destinations.read',
  async (ctx, request, { id, secretId }) => {
    readQuery(request, () => null);
    await retireSecret(ctx, { id, secretId, ...(await readBody(request, bodySchema)) });
    return getDestination(ctx, { id });
  },
);
