import { amountShare } from '@/components/batch/amount-share';
import { type BarSegment, barSegments } from '@/components/batch/bar-segments';
import type { Direction, MoneyTotal, Overview, ProviderOverview } from '@/lib/ledger/overview/types';
import { addAmounts } from '@/lib/platform/money';
import { providers } from '@/lib/providers/registry';
import type { LinkBounds } from './overview-links';

/** What one currency came to. */
export interface CurrencyTotals {
  currency: string;
  /** Each with its part of the currency's bar: currencies share nothing, least of all an axis. */
  totals: (Pick<MoneyTotal, 'outcome' | 'count' | 'amount'> & { segment: BarSegment | null })[];
}

/** A provider's line, its bars as their heights alone. */
export interface ProviderLine extends Omit<ProviderOverview, 'buckets'> {
  bars: (number | null)[];
}

/** The overview as the browser gets it: what is drawn, once, and nothing that takes a library to draw. */
export interface OverviewView
  extends LinkBounds,
    Pick<Overview, 'span' | 'totals' | 'buckets' | 'unapplied' | 'undelivered' | 'issues'> {
  providers: ProviderLine[];
  transfers: Readonly<Record<Direction, CurrencyTotals[]>>;
  lines: CurrencyTotals[];
}

/** Everything but the test provider, which is in no total. */
const counted = providers.map(({ id }) => id).filter((id) => id !== 'test');

/** Narrowest part of a bar that is seen, as a share of it. */
const widthMin = 0.01;

function byCurrency(totals: readonly MoneyTotal[]): CurrencyTotals[] {
  const groups = new Map<string, MoneyTotal[]>();
  for (const total of totals) groups.set(total.currency, [...(groups.get(total.currency) ?? []), total]);
  return [...groups].map(([currency, group]) => {
    const whole = addAmounts(...group.map(({ amount }) => amount));
    const segments = barSegments(
      group.map(({ amount }) => amountShare(amount, whole)),
      widthMin,
    );
    return {
      currency,
      totals: group.map(({ outcome, count, amount }, at) => ({
        outcome,
        count,
        amount,
        segment: segments[at] ?? null,
      })),
    };
  });
}

/** Pure: what the overview's page draws. */
export function overviewView(overview: Overview): OverviewView {
  const { span, zone, from, to, totals, buckets, unapplied, undelivered, issues } = overview;
  const ofDirection = (direction: Direction) =>
    byCurrency(overview.transfers.filter((total) => total.direction === direction));
  return {
    ...{ span, zone, from, to, counted, totals, buckets, unapplied, undelivered, issues },
    providers: overview.providers.map(({ buckets: hours, ...line }) => ({
      ...line,
      bars: hours.map(({ received }) => received),
    })),
    transfers: { in: ofDirection('in'), out: ofDirection('out') },
    lines: byCurrency(overview.lines),
  };
}
