import { endpoint } from '@/app/api/v1/_lib/endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { groupIssues } from '@/lib/ledger/issues/group-issues';
import { readIssueFilter } from '@/lib/ledger/issues/issue-filter';

/** `GET /api/v1/issues/groups`: live issues by kind and account, with what hangs on them in each currency. */
export const GET = endpoint(async (ctx, request) => ({
  data: await groupIssues(ctx, readQuery(request, readIssueFilter)),
}));
