import { endpoint } from '@/app/api/v1/_lib/endpoint';
import { readQuery } from '@/app/api/v1/_lib/query';
import { listDeliveriesOf } from '@/lib/delivery/list-deliveries';
import { getTransfer } from '@/lib/ledger/get-transfer';

/** `GET /api/v1/transfers/{id}`: one transfer with its timeline, the ids of its callbacks, their deliveries, and its issues. */
export const GET = endpoint<{ id: string }>(async (ctx, request, { id }) => {
  readQuery(request, () => null);
  const transfer = await getTransfer(ctx, { id });
  return { ...transfer, deliveries: await listDeliveriesOf(ctx, transfer) };
});
