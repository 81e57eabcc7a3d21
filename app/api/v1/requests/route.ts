import { endpoint } from '@/app/api/v1/_lib/endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { listRequests } from '@/lib/intake/list-requests';
import { readRequestFilter } from '@/lib/intake/request-filter';

/** `GET /api/v1/requests`: a page of requests at the door, newest first. */
export const GET = endpoint(async (ctx, request) => ({
  ...(await listRequests(ctx, readQuery(request, readRequestFilter))),
}));
