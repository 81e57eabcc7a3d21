import { endpoint } from '@/app/api/v1/_lib/endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { getBatch } from '@/lib/ledger/get-batch';

/** `GET /api/v1/batches/{provider}/{batchId}`: a batch with its sub-orders, totals and timeline; `account` where the id is not unique. */
export const GET = endpoint<{ provider: string; batchId: string }>(async (ctx, request, { provider, batchId }) => {
  const account = readQuery(request, (reader) => reader.text('account'));
  return getBatch(ctx, { provider, batchId, account });
});
