import { z } from 'zod';
import { readBody } from '@/app/api/v1/_lib/body';
import { deedEndpoint } from '@/app/api/v1/_lib/deed-endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { replayCallback } from '@/lib/delivery/replay/replay-callback';

const bodySchema = z.strictObject({
  destinationId: z.string().max(40).nullable().default(null),
  reason: z.string().max(500).nullable().default(null),
});

/**
 * `POST /api/v1/callbacks/{id}/replay`: sends the callback again, to all active destinations that want it or to one. 200 with
 * the new deliveries; none and `outcome` `no_destination` where nobody wants it, `waiting_approval` with `replayId` where the
 * policy wants a second person. Asked twice, it is sent twice.
 */
export const POST = deedEndpoint<{ id: string }>('deliveries.read', async (ctx, request, { id }) => {
  readQuery(request, () => null);
  const replayed = await replayCallback(ctx, { callbackId: id, ...(await readBody(request, bodySchema)) });
  return { deliveries: [], ...replayed };
});
