import { endpoint } from '@/app/api/v1/_lib/endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { listDeliveries } from '@/lib/delivery/list-deliveries';
import { getCallback } from '@/lib/intake/get-callback';

/** `GET /api/v1/callbacks/{id}`: one callback with payload, raw body, headers, the requests it arrived in and its deliveries. */
export const GET = endpoint<{ id: string }>(async (ctx, request, { id }) => {
  readQuery(request, () => null);
  return { ...(await getCallback(ctx, id)), deliveries: await listDeliveries(ctx, { callbackId: id }) };
});
