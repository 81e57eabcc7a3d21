import { deedEndpoint } from '@/app/api/v1/_lib/deed-endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { readRequestFilter } from '@/lib/intake/request-filter';
import { verifyRequests } from '@/lib/intake/verify-requests';

/**
 * `POST /api/v1/requests/verify`: verifies the next `limit` rejected requests again that the query's filter (that of the
 * list) matches, oldest first. Call it with `nextCursor` until that is null.
 */
export const POST = deedEndpoint('requests.read', async (ctx, request) =>
  verifyRequests(ctx, readQuery(request, readRequestFilter)),
);
