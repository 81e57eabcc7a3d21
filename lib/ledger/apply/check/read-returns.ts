import type { Transaction } from '@/lib/platform/db/transaction';
import { returnChannel } from '@/lib/providers/bayarcash/notification';

/** A payment beside what the payer's browser brought back of it. */
export interface ReturnedPayment {
  id: string;
  accountId: string;
  provider: string;
  transferId: string;
  status: string;
  terminal: boolean;
  amount: string | null;
  currency: string | null;
  returnedStatus: string;
  returnedAmount: string | null;
  returnedCurrency: string | null;
  callbackId: string;
}

const statement = `
select t.id::text, t.account_id::text as "accountId", t.provider, t.transfer_id as "transferId", t.status, t.terminal,
  t.requested_amount::text as amount, t.currency, c.provider_status as "returnedStatus", c.amount::text as "returnedAmount",
  c.currency as "returnedCurrency", c.id::text as "callbackId"
from unnest($1::bigint[], $2::text[]) as k (account_id, transfer_id)
join transfers t on t.account_id = k.account_id and t.kind = 'payment' and t.transfer_id = k.transfer_id
join callbacks c on c.account_id = t.account_id and c.transfer_id = t.transfer_id and c.channel = $3 and c.verified
order by t.id, c.provider_status, c.amount, c.currency`;

/** The payments among `keys` that a browser came back from, once for each proven return, in an order that arrival does not decide. */
export async function readReturns(
  tx: Transaction,
  keys: readonly { accountId: string; transferId: string }[],
): Promise<ReturnedPayment[]> {
  if (keys.length === 0) return [];
  const unique = [...new Map(keys.map((key) => [`${key.accountId}/${key.transferId}`, key])).values()];
  const { rows } = await tx.query<ReturnedPayment>(statement, [
    unique.map(({ accountId }) => accountId),
    unique.map(({ transferId }) => transferId),
    returnChannel,
  ]);
  return rows;
}
