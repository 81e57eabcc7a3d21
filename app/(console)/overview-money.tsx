import { BanknoteIcon } from 'lucide-react';
import { Money } from '@/components/domain/money';
import { OutcomeBadge, outcomeLooks } from '@/components/domain/outcome-badge';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Link } from '@/components/ui/link';
import type { Tone } from '@/components/ui/tone';
import { type Direction, directions } from '@/lib/ledger/overview/types';
import { batchesLink, type LinkBounds, transfersLink } from './overview-links';
import type { CurrencyTotals, OverviewView } from './overview-view';
import { grouped } from './overview-words';

const fills: Readonly<Record<Tone, string>> = {
  neutral: 'fill-neutral-solid',
  green: 'fill-green-solid',
  blue: 'fill-blue-solid',
  red: 'fill-red-solid',
  amber: 'fill-amber-solid',
  violet: 'fill-violet-solid',
};

function OutcomeBar({ totals }: Pick<CurrencyTotals, 'totals'>) {
  return (
    <svg aria-hidden className="block h-2 w-full overflow-hidden rounded-sm bg-neutral-soft">
      {totals.map(({ outcome, segment }) => (
        <rect
          key={outcome}
          x={`${(segment?.start ?? 0) * 100}%`}
          width={`${(segment?.width ?? 0) * 100}%`}
          height="100%"
          className={fills[outcomeLooks[outcome].tone]}
        />
      ))}
    </svg>
  );
}

/** Which list its counts lead to. */
interface MoneyLink {
  bounds: LinkBounds;
  direction: Direction;
}

function Currency({
  of: { currency, totals },
  link,
}: {
  of: CurrencyTotals;
  /** Null: lines, which have no list of their own. */
  link: MoneyLink | null;
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
          {totals.map(({ outcome, count, amount }) => (
            <tr key={outcome} className="max-sm:grid max-sm:grid-cols-[1fr_auto] max-sm:py-1">
              <th scope="row" className="py-1 text-left font-normal">
                <OutcomeBadge outcome={outcome} plain />
              </th>
              <td className="px-4 text-right text-muted max-sm:px-0">
                {link && currency !== '' ? (
                  <Link
                    href={transfersLink(link.bounds, link.direction, currency, outcome)}
                    aria-label={`${currency} ${link.direction}, ${outcomeLooks[outcome].label.toLowerCase()}: ${grouped.format(count)}`}
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

function Way({ direction, overview }: { direction: Direction; overview: OverviewView }) {
  const groups = overview.transfers[direction];
  const { title, nothing, words } = ways[direction];
  return (
    <Card>
      <CardHeader title={title} />
      {groups.length > 0 ? (
        <div className={currencyGrid}>
          {groups.map((group) => (
            <Currency key={group.currency} of={group} link={{ bounds: overview, direction }} />
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
export function OverviewMoney({ overview }: { overview: OverviewView }) {
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
                className="text-muted text-xs underline-offset-2 hover:text-ink hover:underline"
              >
                Show their batches
              </Link>
            }
          />
          <div className={currencyGrid}>
            {lines.map((group) => (
              <Currency key={group.currency} of={group} link={null} />
            ))}
          </div>
        </Card>
      )}
    </>
  );
}
