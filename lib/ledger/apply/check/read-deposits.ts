import type { DepositTransfer } from '@/lib/ledger/checks/deposit-target';
import type { Transaction } from '@/lib/platform/db/transaction';

const statement = `
select t.id::text, t.account_id::text as "accountId", t.transfer_id as "transferId", t.detail->>'deposit.id' as "depositId", t.outcome,
  t.terminal, t.currency, t.actual_amount::text as amount, t.detail->>'deposit.target_paid' as "targetPaid",
  t.detail->>'deposit.currency' as "targetCurrency"
from unnest($1::bigint[], $2::text[]) as k (account_id, deposit_id)
join transfers t on t.account_id = k.account_id and t.detail->>'deposit.id' = k.deposit_id and t.provider = 'b2binpay' and t.kind = 'deposit'
order by t.account_id, "depositId", t.transfer_id`;

/** All transfers of the deposits of B2BinPay among `keys`. */
export async function readDeposits(
  tx: Transaction,
  keys: readonly { accountId: string; depositId: string }[],
): Promise<DepositTransfer[]> {
  if (keys.length === 0) return [];
  const unique = [...new Map(keys.map((key) => [`${key.accountId}/${key.depositId}`, key])).values()];
  const { rows } = await tx.query<DepositTransfer>(statement, [
    unique.map(({ accountId }) => accountId),
    unique.map(({ depositId }) => depositId),
  ]);
  return rows;
}
