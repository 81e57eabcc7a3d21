import { endpoint } from '@/app/api/v1/_lib/endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { getTransfer } from '@/lib/ledger/get-transfer';

/** `GET /api/v1/transfers/{id}`: one transfer with its timeline. */
export const GET = endpoint<{ id: string }>(async (ctx, request, { id }) => {
  readQuery(request, () => null);
  return getTransfer(ctx, { id });
});
