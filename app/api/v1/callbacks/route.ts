import { endpoint } from '@/app/api/v1/_lib/endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { readCallbackFilter } from '@/lib/intake/callback-filter';
import { listCallbacks } from '@/lib/intake/list-callbacks';
import { readUnsearched } from '@/lib/search/read-unsearched';

/**
 * `GET /api/v1/callbacks`: a page of callbacks, newest first. Asked by payload it says, as `unsearched`, of which callbacks the payloads
 * are not known yet.
 */
export const GET = endpoint(async (ctx, request) => {
  const filter = readQuery(request, readCallbackFilter);
  const unsearched = filter.payload.length === 0 ? {} : { unsearched: await readUnsearched(ctx) };
  return { ...(await listCallbacks(ctx, filter)), ...unsearched };
});
