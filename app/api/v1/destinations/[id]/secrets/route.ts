import { z } from 'zod';
import { readBody } from '@/app/api/v1/_lib/body';
import { deedEndpoint } from '@/app/api/v1/_lib/deed-endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { overlapHoursSchema, refuseInvalid } from '@/app/api/v1/destinations/_lib/schemas';
import { addSecret } from '@/lib/delivery/destinations/add-secret';

const bodySchema = z.strictObject({
  /** `whsec_…`; absent: one is made, and answered this once. */
  secret: z.string().default(''),
  /** How much longer the secrets that sign now go on. */
  overlapHours: overlapHoursSchema.default(24),
});

/** `POST /api/v1/destinations/{id}/secrets`: adds a signing secret; the others end after the overlap (24 hours unless told). */
export const POST = deedEndpoint<{ id: string }>(
  'destinations.read',
  async (ctx, request, { id }) => {
    readQuery(request, () => null);
    const added = await addSecret(ctx, { id, ...(await readBody(request, bodySchema)) });
    if (added.outcome === 'invalid') refuseInvalid(added);
    return { id: added.secretId, secret: added.secret };
  },
  201,
);
