import { z } from 'zod';
import { readBody } from '@/app/api/v1/_lib/body';
import { deedEndpoint } from '@/app/api/v1/_lib/deed-endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { assignIssue } from '@/lib/ledger/issues/assign-issue';
import { commentLengthMax } from '@/lib/ledger/issues/comment-length';
import { getIssue } from '@/lib/ledger/issues/get-issue';

const ownerSchema = z.string().max(40).nullable();

const bodySchema = z.strictObject({
  ownerId: ownerSchema,
  /** Whose it was when the caller looked; 409 where it is somebody else's. */
  seenOwnerId: ownerSchema.optional(),
  /** Becomes a comment. */
  note: z.string().max(commentLengthMax).nullable().default(null),
});

/** `POST /api/v1/issues/{id}/assign`: gives it to a person who may work on issues; null: to nobody. Answers the issue. */
export const POST = deedEndpoint<{ id: string }>('issues.read', async (ctx, request, { id }) => {
  readQuery(request, () => null);
  await assignIssue(ctx, { id, ...(await readBody(request, bodySchema)) });
  return getIssue(ctx, { id });
});
