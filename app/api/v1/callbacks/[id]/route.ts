import { endpoint } from '@/app/api/v1/_lib/endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { may } from '@/lib/access/permissions';
import { listDeliveries } from '@/lib/delivery/list-deliveries';
import { getCallback } from '@/lib/intake/get-callback';
import { revealCallback } from '@/lib/intake/sensitive/reveal-callback';

/**
 * `GET /api/v1/callbacks/{id}`: one callback with payload, raw body, headers, the requests it arrived in and its deliveries;
 * masked without the scope `reveal`, audited with it.
 */
export const GET = endpoint<{ id: string }>(async (ctx, request, { id }) => {
  readQuery(request, () => null);
  const callback = may(ctx.actor, 'payload.reveal')
    ? await revealCallback(ctx, { id, reason: null })
    : await getCallback(ctx, id);
  return { ...callback, deliveries: await listDeliveries(ctx, { callbackId: id }) };
});
