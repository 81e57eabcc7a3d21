import { Money } from '@/components/domain/money';
import type { CallbackSummary } from '@/lib/intake/types';

/** The callback's one amount. A batch over several currencies has none: sums are never made across currencies. */
export function AmountCell({
  callback: { amount, currency, batchId },
}: {
  callback: Pick<CallbackSummary, 'amount' | 'currency' | 'batchId'>;
}) {
  if (amount === null && batchId !== null) {
    return (
      <span
        className="mono text-faint"
        title="No single amount: its lines are in several currencies, or not all name one. The batch has the sum of each currency."
      >
        <span aria-hidden>—</span>
        <span className="sr-only">no single amount</span>
      </span>
    );
  }
  return <Money amount={amount} currency={currency} className="mono" />;
}
