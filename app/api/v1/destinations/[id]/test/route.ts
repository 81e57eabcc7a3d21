import { z } from 'zod';
import { readBody } from '@/app/api/v1/_lib/body';
import { deedEndpoint } from '@/app/api/v1/_lib/deed-endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { getDelivery } from '@/lib/delivery/destinations/get-delivery';
import { sendTest } from '@/lib/delivery/destinations/send-test';

/** `POST /api/v1/destinations/{id}/test`: sends a test; answers its delivery, whose attempt appears in moments. */
export const POST = deedEndpoint<{ id: string }>(
  'deliveries.read',
  async (ctx, request, { id }) => {
    readQuery(request, () => null);
    await readBody(request, z.strictObject({}));
    const { deliveryId } = await sendTest(ctx, { id });
    return getDelivery(ctx, { destinationId: id, deliveryId });
  },
  201,
);
