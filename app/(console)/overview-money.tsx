import { BanknoteIcon } from 'lucide-react';
import Link from 'next/link';
import { amountShare } from '@/components/batch/amount-share';
import { barSegments } from '@/components/batch/bar-segments';
import { Money } from '@/components/domain/money';
import { OutcomeBadge, outcomeLooks } from '@/components/domain/outcome-badge';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import type { Tone } from '@/components/ui/tone';
import { type Direction, directions, type MoneyTotal, type Overview } from '@/lib/ledger/overview/types';
import { addAmounts } from '@/lib/platform/money';
import { batchesLink, type LinkBounds, transfersLink } from './overview-links';
import { grouped } from './overview-words';

const fills: Readonly<Record<Tone, string>> = {
  neutral: 'fill-neutral-solid',
  green: 'fill-green-solid',
  blue: 'fill-blue-solid',
  red: 'fill-red-solid',
  amber: 'fill-amber-solid',
  violet: 'fill-violet-solid',
};

function byCurrency(totals: readonly MoneyTotal[]): [string, MoneyTotal[]][] {
  const groups = new Map<string, MoneyTotal[]>();
  for (const total of totals) groups.set(total.currency, [...(groups.get(total.currency) ?? []), total]);
  return [...groups];
}

/** What one currency came to, to its own scale: currencies share nothing, least of all an axis. */
function OutcomeBar({ totals }: { totals: readonly MoneyTotal[] }) {
  const whole = addAmounts(...totals.map(({ amount }) => amount));
  const segments = barSegments(
    totals.map(({ amount }) => amountShare(amount, whole)),
    0.01,
  );
  return (
    <svg aria-hidden className="block h-2 w-full overflow-hidden rounded-sm bg-neutral-soft">
      {totals.map(({ outcome }, index) => (
        <rect
          key={outcome}
          x={`${(segments[index]?.start ?? 0) * 100}%`}
          width={`${(segments[index]?.width ?? 0) * 100}%`}
          height="100%"
          className={fills[outcomeLooks[outcome].tone]}
        />
      ))}
    </svg>
  );
}

function Currency({
  currency,
  totals,
  bounds,
}: {
  currency: string;
  totals: readonly MoneyTotal[];
  /** Null: lines, which have no list of their own. */
  bounds: LinkBounds | null;
}) {
  return (
    <div className="flex min-w-0 flex-col gap-2 border-r border-b p-4">
      <h3 className="font-medium text-sm">{currency || 'Without a currency'}</h3>
      <OutcomeBar totals={totals} />
      <table className="w-full text-sm max-sm:[&_tbody]:block max-sm:block">
        <thead className="sr-only">
          <tr>
            <th scope="col">Outcome</th>
            <th scope="col">Count</th>
            <th scope="col">Amount</th>
          </tr>
        </thead>
        <tbody>
          {totals.map(({ direction, outcome, count, amount }) => (
            <tr key={outcome} className="max-sm:grid max-sm:grid-cols-[1fr_auto] max-sm:py-1">
              <th scope="row" className="py-1 text-left font-normal">
                <OutcomeBadge outcome={outcome} plain />
              </th>
              <td className="px-4 text-right text-muted max-sm:px-0">
                {bounds && currency !== '' ? (
                  <Link
                    href={transfersLink(bounds, direction, currency, outcome)}
                    prefetch={false}
                    aria-label={`${currency} ${direction}, ${outcomeLooks[outcome].label.toLowerCase()}: ${grouped.format(count)}`}
                    className="underline-offset-2 hover:text-ink hover:underline"
                  >
                    {grouped.format(count)}
                  </Link>
                ) : (
                  grouped.format(count)
                )}
              </td>
              <td className="w-px text-right font-mono max-sm:col-span-2 max-sm:w-auto">
                <Money amount={amount} currency={currency || null} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Hairlines between the cells, none around them, whatever their number. */
const currencyGrid = '-mr-px -mb-px grid lg:grid-cols-2';

const ways: Readonly<Record<Direction, { title: string; nothing: string; words: string }>> = {
  in: {
    title: 'Money in by currency',
    nothing: 'No money came in',
    words: 'Deposits and payments that opened in this time are summed here, each currency for itself.',
  },
  out: {
    title: 'Money out by currency',
    nothing: 'No payout or refund',
    words: 'Payouts and refunds that opened in this time are summed here, each currency for itself.',
  },
};

function Way({ direction, overview }: { direction: Direction; overview: Overview }) {
  const totals = overview.transfers.filter((total) => total.direction === direction);
  const { title, nothing, words } = ways[direction];
  return (
    <Card>
      <CardHeader title={title} />
      {totals.length > 0 ? (
        <div className={currencyGrid}>
          {byCurrency(totals).map(([currency, group]) => (
            <Currency key={currency} currency={currency} totals={group} bounds={overview} />
          ))}
        </div>
      ) : (
        <EmptyState icon={BanknoteIcon} title={nothing}>
          {words}
        </EmptyState>
      )}
    </Card>
  );
}

/** What movements of money came to, currency by currency; what came in and what went out are never added. */
export function OverviewMoney({ overview }: { overview: Overview }) {
  const { lines } = overview;
  return (
    <>
      {directions.map((direction) => (
        <Way key={direction} direction={direction} overview={overview} />
      ))}
      {lines.length > 0 && (
        <Card>
          <CardHeader
            title="Money out in lines of batches, by currency"
            actions={
              <Link
                href={batchesLink(overview)}
                prefetch={false}
                className="text-muted text-xs underline-offset-2 hover:text-ink hover:underline"
              >
                Show their batches
              </Link>
            }
          />
          <div className={currencyGrid}>
            {byCurrency(lines).map(([currency, totals]) => (
              <Currency key={currency} currency={currency} totals={totals} bounds={null} />
            ))}
          </div>
        </Card>
      )}
    </>
  );
}
