import { endpoint } from '@/app/api/v1/_lib/endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { readIssueFilter } from '@/lib/ledger/issues/issue-filter';
import { listIssues } from '@/lib/ledger/issues/list-issues';

/** `GET /api/v1/issues`: a page of issues, newest first unless `sort` says otherwise. */
export const GET = endpoint(async (ctx, request) => ({
  ...(await listIssues(ctx, readQuery(request, readIssueFilter))),
}));
