import { endpoint } from '@/app/api/v1/_lib/endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { getRequest } from '@/lib/intake/get-request';

/** `GET /api/v1/requests/{id}`: one request with headers, bytes and what we answered. */
export const GET = endpoint<{ id: string }>(async (ctx, request, { id }) => {
  readQuery(request, () => null);
  return getRequest(ctx, id);
});
