import { z } from 'zod';
import { readBody } from '@/app/api/v1/_lib/body';
import { endpoint } from '@/app/api/v1/_lib/endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { overlapHoursSchema } from '@/app/api/v1/destinations/_lib/schemas';
import { getDestination } from '@/lib/delivery/destinations/get-destination';
import { retireSecret } from '@/lib/delivery/destinations/retire-secret';

const bodySchema = z.strictObject({ overlapHours: overlapHoursSchema });

/** `PATCH /api/v1/destinations/{id}/secrets/{secretId}`: sets, moves or (null) takes back the end of a secret; answers the destination. */
export const PATCH = endpoint<{ id: string; secretId: string }>(async (ctx, request, { id, secretId }) => {
  readQuery(request, () => null);
  await retireSecret(ctx, { id, secretId, ...(await readBody(request, bodySchema)) });
  return getDestination(ctx, { id });
});
