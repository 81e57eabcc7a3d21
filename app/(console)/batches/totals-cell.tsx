import { Money } from '@/components/domain/money';
import type { BatchTotal } from '@/lib/ledger/types';

/** Sums shown in a row of the list, one where there is little room; the batch's page has all of them. */
const shownMax = 2;

/** What was asked for or done in each currency on each chain, the first two and how many more. Never added together. */
export function TotalsCell({ totals, of }: { totals: readonly BatchTotal[]; of: 'requested' | 'done' }) {
  if (totals.length === 0) return <span className="text-faint">—</span>;
  return (
    <span className="inline-flex items-baseline justify-end gap-1.5 md:gap-3">
      {totals.slice(0, shownMax).map((total, index) => (
        <span
          key={`${total.currency}:${total.chain}`}
          className={`inline-flex items-baseline gap-1 ${index > 0 ? 'max-2xl:hidden' : ''}`}
        >
          <Money amount={total[of]} currency={total.currency || 'no currency'} className="mono" />
          {total.chain !== null && total.chain !== '' && total.chain !== total.currency && (
            <span className="max-w-24 truncate text-faint text-xs" title={total.chain}>
              {total.chain}
            </span>
          )}
        </span>
      ))}
      <More totals={totals.slice(shownMax)} of={of} className="max-2xl:hidden" />
      <More totals={totals.slice(1)} of={of} className="2xl:hidden" />
    </span>
  );
}

/** How many sums are left out; which ones, on hover. */
function More({
  totals,
  of,
  className,
}: {
  totals: readonly BatchTotal[];
  of: 'requested' | 'done';
  className: string;
}) {
  if (totals.length === 0) return null;
  const words = totals.map((total) => [total[of], total.currency, total.chain].filter(Boolean).join(' '));
  return (
    <span className={`text-muted text-xs ${className}`} title={words.join('\n')}>
      +{totals.length}
    </span>
  );
}
