import { endpoint } from '@/app/api/v1/_lib/endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { may } from '@/lib/access/permissions';
import { getRequest } from '@/lib/intake/get-request';
import { revealRequest } from '@/lib/intake/sensitive/reveal-request';

/** `GET /api/v1/requests/{id}`: one request with headers, bytes and what we answered; masked without the scope `reveal`, audited with it. */
export const GET = endpoint<{ id: string }>(async (ctx, request, { id }) => {
  readQuery(request, () => null);
  return may(ctx.actor, 'payload.reveal') ? revealRequest(ctx, { id, reason: null }) : getRequest(ctx, id);
});
