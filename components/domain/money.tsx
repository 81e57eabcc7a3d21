import { cn } from '@/components/ui/cn';
import { groupDigits } from './group-digits';

export interface MoneyProps {
  /** Decimal text, shown with every digit; null: not said. */
  amount: string | null;
  currency: string | null;
  className?: string;
}

/**
 * An amount with its currency. Groups of digits are set apart by space that is not text, so a copied amount is exactly what
 * the provider sent. Where there is no room the end of the fraction gives way, never the whole digits.
 */
export function Money({ amount, currency, className }: MoneyProps) {
  if (amount === null) return <span className={cn('text-faint', className)}>—</span>;
  const parts = groupDigits(amount);
  return (
    <span
      title={currency ? `${amount} ${currency}` : amount}
      className={cn('inline-flex max-w-full items-baseline justify-end whitespace-nowrap', className)}
    >
      {parts ? (
        <>
          <span className="shrink-0">
            {parts.groups.map((digits, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: digits have no other identity, and never move.
              <span key={index} className={index > 0 ? 'ml-[0.18em]' : undefined}>
                {digits}
              </span>
            ))}
          </span>
          <span className="min-w-0 truncate">
            {parts.fraction}
            <span className="text-faint">{parts.trailingZeros}</span>
          </span>
        </>
      ) : (
        <span className="min-w-0 truncate">{amount}</span>
      )}
      {currency && <span className="shrink-0 pl-1 text-muted"> {currency}</span>}
    </span>
  );
}
