import { endpoint } from '@/app/api/v1/_lib/endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { readCallbackFilter } from '@/lib/intake/callback-filter';
import { listCallbacks } from '@/lib/intake/list-callbacks';

/** `GET /api/v1/callbacks`: a page of callbacks, newest first. */
export const GET = endpoint(async (ctx, request) => ({
  ...(await listCallbacks(ctx, readQuery(request, readCallbackFilter))),
}));
