import { addAmounts, compareAmounts, subtractAmounts } from '@/lib/platform/money';
import type { Outcome } from '@/lib/providers/contract';
import { atRisk, type Finding } from './finding';

/** One transfer that paid a deposit of B2BinPay. */
export interface DepositTransfer {
  id: string;
  accountId: string;
  transferId: string;
  depositId: string;
  outcome: Outcome;
  terminal: boolean;
  currency: string | null;
  amount: string | null;
  /** What the deposit had been paid in all, when this transfer was told of. */
  targetPaid: string | null;
  /** The deposit's currency, where it is not the transfer's. */
  targetCurrency: string | null;
}

const decimal = /^\d+(\.\d+)?$/;

/**
 * Pure: `target_paid` of a deposit against the sum of the transfers that paid it. Found for the transfer that told of the most.
 * Nothing is claimed while one of them is under way, and where amounts or currencies are unknown or not the same.
 */
export function checkDepositTarget(
  transfers: readonly DepositTransfer[],
): { transfer: DepositTransfer; finding: Finding } | null {
  if (transfers.some(({ terminal, targetCurrency }) => !terminal || targetCurrency !== null)) return null;
  const paid = transfers.filter(({ outcome }) => outcome === 'succeeded');
  const [first] = paid;
  if (!first || paid.some(({ currency }) => currency === null || currency !== first.currency)) return null;
  let last: { transfer: DepositTransfer; target: string } | null = null;
  const amounts: string[] = [];
  for (const transfer of paid) {
    const { amount, targetPaid } = transfer;
    if (amount === null || targetPaid === null || !decimal.test(targetPaid)) return null;
    amounts.push(amount);
    if (!last || compareAmounts(targetPaid, last.target) > 0) last = { transfer, target: targetPaid };
  }
  const sum = addAmounts(...amounts);
  if (!last || compareAmounts(last.target, sum) === 0) return null;
  const difference = subtractAmounts(sum, last.target);
  return {
    transfer: last.transfer,
    finding: {
      kind: 'amount_mismatch',
      words: `deposit ${first.depositId} counts ${last.target} as paid, its transfers come to ${sum}`,
      expected: last.target,
      actual: sum,
      difference,
      valueAtRisk: atRisk(difference, first.currency),
    },
  };
}
