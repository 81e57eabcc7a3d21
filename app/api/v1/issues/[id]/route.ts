import { endpoint } from '@/app/api/v1/_lib/endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { getIssue } from '@/lib/ledger/issues/get-issue';

/** `GET /api/v1/issues/{id}`: one issue with its comments, its history, what it is about, and other issues of the same record. */
export const GET = endpoint<{ id: string }>(async (ctx, request, { id }) => {
  readQuery(request, () => null);
  return getIssue(ctx, { id });
});
