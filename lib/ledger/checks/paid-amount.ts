import { compareAmounts, isZero, subtractAmounts } from '@/lib/platform/money';
import type { Outcome, TransferKind } from '@/lib/providers/contract';
import { atRisk, type Finding } from './finding';

/** A payment as the ledger holds it. `detail`: its fields without a column, by the provider's names. */
export interface PaidTransfer {
  provider: string;
  kind: TransferKind;
  outcome: Outcome;
  currency: string | null;
  requestedAmount: string | null;
  actualAmount: string | null;
  detail: ReadonlyMap<string, string>;
}

const decimal = /^-?\d+(\.\d+)?$/;

function decimalAt(detail: ReadonlyMap<string, string>, name: string): string | null {
  const text = detail.get(name);
  return text !== undefined && decimal.test(text) ? text : null;
}

/** What was asked for and what came, where the provider says both, and in which currency. */
function askedAndPaid(transfer: PaidTransfer): { asked: string | null; paid: string | null; currency: string | null } {
  if (transfer.provider === 'b2binpay' && transfer.kind === 'deposit') {
    // A deposit may be paid by several transfers: its target is held against what all of them brought.
    const asked = decimalAt(transfer.detail, 'deposit.target_amount_requested');
    const currency = transfer.detail.get('deposit.currency') ?? transfer.currency;
    return { asked, paid: decimalAt(transfer.detail, 'deposit.target_paid'), currency };
  }
  return { asked: transfer.requestedAmount, paid: transfer.actualAmount, currency: transfer.currency };
}

/**
 * Pure: a payment or deposit that succeeded with less or more than was asked for: BassWallet's `amount` against `amountActual`,
 * B2BinPay's target against `target_paid`, GatePay's `orderAmount` against what came on the chain. Both in the currency of the
 * order, by value: `20` is `20.00`. Null where either is not said, nothing was asked (0), or it has not succeeded.
 */
export function checkPaidAmount(transfer: PaidTransfer): Finding | null {
  if (transfer.outcome !== 'succeeded' || (transfer.kind !== 'payment' && transfer.kind !== 'deposit')) return null;
  const { asked, paid, currency } = askedAndPaid(transfer);
  if (asked === null || paid === null || isZero(asked)) return null;
  const order = compareAmounts(paid, asked);
  if (order === 0) return null;
  const difference = subtractAmounts(paid, asked);
  return {
    kind: order < 0 ? 'underpaid' : 'overpaid',
    words: `asked ${asked}, paid ${paid}`,
    expected: asked,
    actual: paid,
    difference,
    valueAtRisk: atRisk(difference, currency),
  };
}
