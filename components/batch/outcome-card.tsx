'use client';

import { Card, CardHeader } from '@/components/ui/card';
import { isZero } from '@/lib/platform/money';
import type { BalanceRow } from './batch-balance';
import { CountBar, CountWords, type LineCountsOf } from './line-counts';
import { TotalsTable } from './totals-table';

const grouped = new Intl.NumberFormat('en');

function plural(count: number, one: string, many: string): string {
  return `${grouped.format(count)} ${count === 1 ? one : many}`;
}

/** Why a difference may be there, in words; null while everything adds up. */
function differenceWords(rows: readonly BalanceRow[]): string | null {
  const odd = rows.filter((row) => !isZero(row.difference));
  if (odd.length === 0) return null;
  const incomplete = odd.reduce((sum, row) => sum + row.incomplete, 0);
  return incomplete > 0
    ? `${plural(incomplete, 'line was', 'lines were')} told of without all amounts: the difference comes from there, or from fees that the provider did not name.`
    : 'Requested is not the same as done, fee inside, failed and pending together. Look for lines whose check does not hold.';
}

/** What the batch came to: by count, then by value. */
export function OutcomeCard({ counts, rows }: { counts: LineCountsOf; rows: readonly BalanceRow[] }) {
  const words = differenceWords(rows);
  return (
    <Card>
      <CardHeader title="Outcome" />
      <div className="border-b px-4 py-3">
        <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4 text-sm">
          <span>
            <span className="font-medium">{plural(counts.lineCount, 'sub-order', 'sub-orders')}</span>
          </span>
          <CountWords counts={counts} />
        </div>
        <CountBar counts={counts} className="h-2.5" />
      </div>
      {rows.length > 0 ? (
        <TotalsTable rows={rows} />
      ) : (
        <p className="px-4 py-3 text-muted text-sm">No callback has named an amount so far.</p>
      )}
      {words && <p className="border-t px-4 py-2 text-amber-ink text-sm">{words}</p>}
    </Card>
  );
}
