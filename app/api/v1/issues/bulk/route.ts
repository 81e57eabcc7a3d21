import { z } from 'zod';
import { readBody } from '@/app/api/v1/_lib/body';
import { deedEndpoint } from '@/app/api/v1/_lib/deed-endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { issueFilterSchema } from '@/app/api/v1/issues/_lib/filter-schema';
import type { BulkAction } from '@/lib/ledger/issues/bulk-deeds';
import { changeIssues, chosenIssuesMax, type IssueChoice } from '@/lib/ledger/issues/change-issues';
import { commentLengthMax } from '@/lib/ledger/issues/comment-length';
import { issueVerbs } from '@/lib/ledger/issues/issue-state';
import { uuidv7 } from '@/lib/platform/db/uuid';
import { AppError } from '@/lib/platform/errors';

const bodySchema = z.strictObject({
  action: z.enum([...issueVerbs, 'assign']),
  issueIds: z.array(z.string().max(40)).min(1).max(chosenIssuesMax).optional(),
  filter: issueFilterSchema.optional(),
  /** Becomes a comment of each issue that is changed. */
  note: z.string().max(commentLengthMax).nullable().optional(),
  /** Of `assign`: who gets them; null: nobody. */
  ownerId: z.string().max(40).nullable().optional(),
});

type Body = z.output<typeof bodySchema>;

function readChoice({ issueIds, filter }: Body): IssueChoice {
  if (issueIds && !filter) return { by: 'ids', issueIds };
  if (filter && !issueIds) return { by: 'filter', filter };
  throw new AppError('bad_request', 'Send either issueIds or filter.');
}

function readAction({ action, note, ownerId }: Body): BulkAction {
  if (action !== 'assign') {
    if (ownerId === undefined) return { do: action, note };
    throw new AppError('bad_request', `ownerId goes with assign, not with ${action}.`);
  }
  if (ownerId === undefined) throw new AppError('bad_request', 'assign takes ownerId; null: nobody.');
  return { do: 'assign', ownerId, note };
}

/**
 * `POST /api/v1/issues/bulk`: one action on named issues, or on all that match a filter now. Answers how many were `changed` and
 * how many were left `unchanged` because it does not fit their state; `more`: send it again to go on. `broken`: it broke off, and what is
 * counted was done; the incident is in the log.
 */
export const POST = deedEndpoint('issues.read', async (ctx, request) => {
  readQuery(request, () => null);
  const body = await readBody(request, bodySchema);
  const { broken, ...change } = await changeIssues(ctx, { choice: readChoice(body), action: readAction(body) });
  if (!broken) return change;
  const incidentId = uuidv7(ctx.clock.now());
  ctx.log.error({ incidentId, err: broken.cause, ...change }, 'work on many issues broke off');
  return { ...change, broken: { incidentId } };
});
