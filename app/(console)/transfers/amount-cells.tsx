import { Money } from '@/components/domain/money';
import type { ListedTransfer } from '@/lib/ledger/types';

/** An amount whose currency stands in its own column. */
export function PlainAmount({ amount }: { amount: string | null }) {
  return <Money amount={amount} currency={null} className="mono" />;
}

/** What was asked for. On a phone's card, which has no column of currencies: the amount that there is, with its currency. */
export function RequestedCell({ transfer }: { transfer: ListedTransfer }) {
  const { requestedAmount, actualAmount, currency } = transfer;
  return (
    <>
      <span className="max-md:hidden">
        <PlainAmount amount={requestedAmount} />
      </span>
      <span className="md:hidden">
        <Money amount={requestedAmount ?? actualAmount} currency={currency} className="mono" />
      </span>
    </>
  );
}
