import { endpoint } from '@/app/api/v1/_lib/endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { listExports, readExportPage } from '@/lib/exports/list-exports';

/** `GET /api/v1/exports`: a page of the files that were handed out, newest first. */
export const GET = endpoint(async (ctx, request) => ({
  ...(await listExports(ctx, readQuery(request, readExportPage))),
}));
