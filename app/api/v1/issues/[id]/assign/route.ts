import { z } from 'zod';
import { readBody } from '@/app/api/v1/_lib/body';
import { deedEndpoint } from '@/app/api/v1/_lib/deed-endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { assignIssue } from '@/lib/ledger/issues/assign-issue';
import { getIssue } from '@/lib/ledger/issues/get-issue';

const ownerSchema = z.string().max(40).nullable();

/** `seenOwnerId`: whose it was when the caller looked; 409 where it is somebody else's. */
const bodySchema = z.strictObject({ ownerId: ownerSchema, seenOwnerId: ownerSchema.optional() });

/** `POST /api/v1/issues/{id}/assign`: gives it to a person who may work on issues; null: to nobody. Answers the issue. */
export const POST = deedEndpoint<{ id: string }>('issues.read', async (ctx, request, { id }) => {
  readQuery(request, () => null);
  await assignIssue(ctx, { id, ...(await readBody(request, bodySchema)) });
  return getIssue(ctx, { id });
});
