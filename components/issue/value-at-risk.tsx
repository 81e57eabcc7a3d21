import { Money } from '@/components/domain/money';
import { cn } from '@/components/ui/cn';

interface ValueAtRiskProps {
  values: readonly { currency: string; amount: string }[];
  /** Amounts shown; how many more there are stands beside them, which ones on hover. */
  max?: number;
  className?: string;
}

/** Money that hangs on something, each currency for itself: they are never added together. */
export function ValueAtRisk({ values, max = 2, className }: ValueAtRiskProps) {
  if (values.length === 0) return <span className="text-faint">—</span>;
  const rest = values.slice(max);
  return (
    <span className={cn('inline-flex min-w-0 max-w-full flex-wrap items-baseline gap-x-3', className)}>
      {values.slice(0, max).map(({ currency, amount }) => (
        <Money key={currency} amount={amount} currency={currency} className="mono" />
      ))}
      {rest.length > 0 && (
        <span
          className="text-muted text-xs"
          title={rest.map(({ amount, currency }) => `${amount} ${currency}`).join('\n')}
        >
          +{rest.length}
        </span>
      )}
    </span>
  );
}
