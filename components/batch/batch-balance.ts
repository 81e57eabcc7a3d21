import type { BatchTotal, SuborderView } from '@/lib/ledger/types';
import { addAmounts, subtractAmounts } from '@/lib/platform/money';

/** The ledger's sums of one currency on one chain, with what the screen adds to them. Decimal text throughout. */
export interface BalanceRow extends BatchTotal {
  /** Fees of succeeded lines taken out of the amount (`fee_type` 0): part of what was requested. */
  feeInside: string;
  /** Fees of succeeded lines charged on top (`fee_type` 1): no part of what was requested. */
  feeOnTop: string;
  /** requested − done − fee inside − failed − pending: 0 where every unit is accounted for. */
  difference: string;
  lines: { total: number; done: number; failed: number; open: number };
  /** Lines whose amounts are partly missing: the difference may come from there. */
  incomplete: number;
}

type Line = Pick<
  SuborderView,
  'currency' | 'chain' | 'terminal' | 'outcome' | 'amount' | 'fee' | 'feeType' | 'doneAmount'
>;

function sumFees(lines: readonly Line[], feeType: string): string {
  return addAmounts(
    ...lines.flatMap((line) =>
      line.outcome === 'succeeded' && line.feeType === feeType && line.fee !== null ? [line.fee] : [],
    ),
  );
}

function isIncomplete(line: Line): boolean {
  return line.amount === null || (line.outcome === 'succeeded' && line.doneAmount === null);
}

/** Every total of the ledger with its lines' fees split and the difference, in the ledger's order. Exact. */
export function balanceTotals(totals: readonly BatchTotal[], lines: readonly Line[]): BalanceRow[] {
  return totals.map((total) => {
    const own = lines.filter((line) => (line.currency ?? '') === total.currency && line.chain === total.chain);
    const feeInside = sumFees(own, '0');
    const accounted = addAmounts(total.done, feeInside, total.failed, total.pending);
    const done = own.filter((line) => line.outcome === 'succeeded').length;
    const open = own.filter((line) => !line.terminal).length;
    return {
      ...total,
      feeInside,
      feeOnTop: sumFees(own, '1'),
      difference: subtractAmounts(total.requested, accounted),
      lines: { total: own.length, done, failed: own.length - done - open, open },
      incomplete: own.filter(isIncomplete).length,
    };
  });
}
