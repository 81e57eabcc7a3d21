import { z } from 'zod';
import { readBody } from '@/app/api/v1/_lib/body';
import { deedEndpoint } from '@/app/api/v1/_lib/deed-endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { commentIssue } from '@/lib/ledger/issues/comment-issue';
import { commentLengthMax } from '@/lib/ledger/issues/comment-length';
import { getIssue } from '@/lib/ledger/issues/get-issue';

const bodySchema = z.strictObject({ text: z.string().max(commentLengthMax) });

/** `POST /api/v1/issues/{id}/comment`: says something about it, in any state; answers the issue. */
export const POST = deedEndpoint<{ id: string }>('issues.read', async (ctx, request, { id }) => {
  readQuery(request, () => null);
  await commentIssue(ctx, { id, ...(await readBody(request, bodySchema)) });
  return getIssue(ctx, { id });
});
