import { Money } from '@/components/domain/money';
import type { BatchTotal } from '@/lib/ledger/types';

/** Sums shown in a row of the list; the batch's page has all of them. */
const shownMax = 2;

/** What was asked for or done in each currency on each chain, the first two and how many more. Never added together. */
export function TotalsCell({ totals, of }: { totals: readonly BatchTotal[]; of: 'requested' | 'done' }) {
  const more = totals.length - shownMax;
  if (totals.length === 0) return <span className="text-faint">—</span>;
  return (
    <span className="inline-flex items-baseline justify-end gap-3">
      {totals.slice(0, shownMax).map((total) => (
        <span key={`${total.currency}:${total.chain}`} className="inline-flex items-baseline gap-1">
          <Money amount={total[of]} currency={total.currency || 'no currency'} className="font-mono text-[0.95em]" />
          {total.chain !== null && total.chain !== '' && (
            <span className="max-w-24 truncate text-faint text-xs" title={total.chain}>
              {total.chain}
            </span>
          )}
        </span>
      ))}
      {more > 0 && (
        <span
          className="text-muted text-xs"
          title={totals
            .slice(shownMax)
            .map((total) => `${total[of]} ${total.currency} ${total.chain ?? ''}`)
            .join('\n')}
        >
          +{more}
        </span>
      )}
    </span>
  );
}
