import type { SuborderView } from '@/lib/ledger/types';

/**
 * One withdrawal as GatePay's withdraw request has it, in its spelling and order (class `Withdraw` of GatePay's Java SDK).
 * `merchant_withdraw_id` is the failed line's own.
 */
export interface WithdrawItem {
  merchant_withdraw_id: string;
  currency: string;
  amount: string;
  chain: string;
  address: string;
  memo: string;
  /** `0` inside the amount, `1` on top; empty where no callback said: GatePay then takes it out of the amount. */
  fee_type: string;
}

/** Pure: the line as it would be asked for again; what it never had is empty text. */
export function withdrawItem(line: SuborderView): WithdrawItem {
  return {
    merchant_withdraw_id: line.merchantWithdrawId ?? '',
    currency: line.currency ?? '',
    amount: line.amount ?? '',
    chain: line.chain ?? '',
    address: line.address ?? '',
    memo: line.memo ?? '',
    fee_type: line.feeType ?? '',
  };
}
