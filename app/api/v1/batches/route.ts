import { endpoint } from '@/app/api/v1/_lib/endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { readBatchFilter } from '@/lib/ledger/batch-filter';
import { listBatches } from '@/lib/ledger/list-batches';

/** `GET /api/v1/batches`: a page of batches with their totals, newest first. */
export const GET = endpoint(async (ctx, request) => ({
  ...(await listBatches(ctx, readQuery(request, readBatchFilter))),
}));
