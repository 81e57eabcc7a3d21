import { endpoint } from '@/app/api/v1/_lib/endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { getExport } from '@/lib/exports/get-export';

/** `GET /api/v1/exports/{id}`: what a file was, how it ended, its rows, bytes and hash. */
export const GET = endpoint<{ id: string }>(async (ctx, request, { id }) => {
  readQuery(request, () => null);
  return getExport(ctx, { id });
});
