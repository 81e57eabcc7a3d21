import { clsx } from 'clsx';
import { groupDigits } from './group-digits';

export interface MoneyProps {
  /** Decimal text, shown with every digit; null: not said. */
  amount: string | null;
  currency: string | null;
  className?: string;
}

/**
 * An amount with its currency. Groups of digits are set apart by space that is not text, and the number is one run of inline
 * text: what is selected and copied, or read out, is exactly what the provider sent. Where there is no room the end of the
 * number gives way to an ellipsis, never the currency. With a currency it wants mono type (`font-mono`).
 */
export function Money({ amount, currency, className }: MoneyProps) {
  if (amount === null) return <span className={clsx('text-faint', className)}>—</span>;
  const parts = groupDigits(amount);
  return (
    <span title={currency ? `${amount} ${currency}` : amount} className={clsx('money', className)}>
      <span
        // What the currency takes in mono type, and no more: an amount that has room must not lose a digit to rounding.
        style={currency ? { maxWidth: `calc(100% - ${currency.length + 1}ch + 0.5px)` } : undefined}
      >
        {parts?.groups.map((digits, index) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: digits have no other identity, and never move.
          index === 0 ? digits : <span key={index}>{digits}</span>,
        )}
        {parts ? parts.fraction : amount}
        {parts && parts.trailingZeros !== '' && <i>{parts.trailingZeros}</i>}
      </span>
      {currency && <span className="text-muted"> {currency}</span>}
    </span>
  );
}
