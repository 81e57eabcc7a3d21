import { fileEndpoint } from '@/app/api/v1/_lib/endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { exportList, readListExport } from '@/lib/exports/export-list';

/** `GET /api/v1/exports/audit`: every entry that the filter finds as a file; `format`, `zone`, `bom` and the list's filter. */
export const GET = fileEndpoint(async (ctx, request) => {
  const asking = { actor: ctx.actor, now: ctx.clock.now() };
  const asked = readQuery(request, (reader) => readListExport('audit', reader, asking));
  return exportList(ctx, 'audit', asked, request.signal);
});
