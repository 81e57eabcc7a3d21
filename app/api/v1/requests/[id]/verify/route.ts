import { deedEndpoint } from '@/app/api/v1/_lib/deed-endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { verifyRequest } from '@/lib/intake/verify-request';
import { AppError } from '@/lib/platform/errors';

/**
 * `POST /api/v1/requests/{id}/verify`: judges a rejected request again. 200 with what it is now, still refused included;
 * 409 where it cannot be judged (its bytes are not all kept, or it was verified before).
 */
export const POST = deedEndpoint<{ id: string }>('requests.read', async (ctx, request, { id }) => {
  readQuery(request, () => null);
  const verified = await verifyRequest(ctx, { requestId: id });
  if (verified.outcome === 'not_possible') throw new AppError('conflict', verified.detail);
  return verified;
});
