import { fileEndpoint } from '@/app/api/v1/_lib/endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { exportResubmit, readResubmit } from '@/lib/exports/resubmit/export-resubmit';

/**
 * `GET /api/v1/batches/{provider}/{batchId}/resubmit`: the failed lines as a file to submit them again from; `account`, `format`
 * (csv, json), `part` (resubmit, left_out), `currency`, `chain`, `q`.
 */
export const GET = fileEndpoint<{ provider: string; batchId: string }>(async (ctx, request, { provider, batchId }) =>
  exportResubmit(ctx, { provider, batchId }, readQuery(request, readResubmit), request.signal),
);
