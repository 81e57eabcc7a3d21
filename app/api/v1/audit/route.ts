import { endpoint } from '@/app/api/v1/_lib/endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { readAuditFilter } from '@/lib/ledger/audit/audit-filter';
import { listAudit } from '@/lib/ledger/audit/list-audit';

/** `GET /api/v1/audit`: a page of the audit, newest first. */
export const GET = endpoint(async (ctx, request) => ({
  ...(await listAudit(ctx, readQuery(request, readAuditFilter))),
}));
