import type { BatchTotal, LineSum } from '@/lib/ledger/types';
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

function feesOf(lines: readonly LineSum[], feeType: string): string {
  return addAmounts(
    ...lines.flatMap((line) =>
      line.outcome === 'succeeded' && line.feeType === feeType && line.fee !== null ? [line.fee] : [],
    ),
  );
}

function countOf(lines: readonly LineSum[], fits: (line: LineSum) => boolean = () => true): number {
  return lines.filter(fits).reduce((sum, { count }) => sum + count, 0);
}

/** Every total of the ledger with its lines' fees split and the difference, in the ledger's order. Exact. */
export function balanceTotals(totals: readonly BatchTotal[], lines: readonly LineSum[]): BalanceRow[] {
  return totals.map((total) => {
    const own = lines.filter((line) => (line.currency ?? '') === total.currency && line.chain === total.chain);
    const feeInside = feesOf(own, '0');
    const accounted = addAmounts(total.done, feeInside, total.failed, total.pending);
    const count = countOf(own);
    const done = countOf(own, (line) => line.outcome === 'succeeded');
    const open = countOf(own, (line) => !line.terminal);
    return {
      ...total,
      feeInside,
      feeOnTop: feesOf(own, '1'),
      difference: subtractAmounts(total.requested, accounted),
      lines: { total: count, done, failed: count - done - open, open },
      incomplete: own.reduce((sum, { incomplete }) => sum + incomplete, 0),
    };
  });
}
