import { endpoint } from '@/app/api/v1/_lib/endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { listTransfers } from '@/lib/ledger/list-transfers';
import { readTransferFilter } from '@/lib/ledger/transfer-filter';

/** `GET /api/v1/transfers`: a page of transfers, newest first. */
export const GET = endpoint(async (ctx, request) => ({
  ...(await listTransfers(ctx, readQuery(request, readTransferFilter))),
}));
