import { z } from 'zod';
import { readBody } from '@/app/api/v1/_lib/body';
import { deedEndpoint } from '@/app/api/v1/_lib/deed-endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import type { ActorContext } from '@/lib/access/actor';
import { issueStates } from '@/lib/ledger/issue-kinds';
import type { IssueChange } from '@/lib/ledger/issues/change-issue';
import { commentLengthMax } from '@/lib/ledger/issues/comment-length';
import { getIssue } from '@/lib/ledger/issues/get-issue';

const bodySchema = z.strictObject({
  /** The state that the caller saw; 409 where the issue is in another. */
  state: z.enum(issueStates).nullable().default(null),
  /** Becomes a comment. */
  note: z.string().max(commentLengthMax).nullable().default(null),
});

/** A POST that does one verb to the issue of the path: 200 with the issue as it is then, 409 where its state does not allow it. */
export function changeEndpoint(verb: (ctx: ActorContext, change: IssueChange) => Promise<void>) {
  return deedEndpoint<{ id: string }>('issues.read', async (ctx, request, { id }) => {
    readQuery(request, () => null);
    const { state, note } = await readBody(request, bodySchema);
    await verb(ctx, { id, seen: state, note });
    return getIssue(ctx, { id });
  });
}
