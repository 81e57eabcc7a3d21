import type { IssueKind } from '@/lib/ledger/issue-kinds';
import type { ValueAtRisk } from '@/lib/ledger/raise-issues';
import type { Outcome } from '@/lib/providers/contract';
import type { OverviewSpan } from './overview-span';

/** The way of callbacks from their provider's clock to ours, each within 9 %. */
export interface Lag {
  p50Ms: number;
  p95Ms: number;
  /** Callbacks that say when they were made. */
  measured: number;
}

/** What arrived in the span. */
export interface Arrivals {
  /** Distinct callbacks that providers sent; answers to our own probes are not. */
  received: number;
  /** What the same hours of the last four weeks came to on average, up to the same instant; null: not known yet. */
  usual: number | null;
  /** Requests turned away. */
  rejected: number;
  /** Requests that brought a callback again. */
  duplicates: number;
  /** Callbacks received in the span whose forwarding failed. */
  failed: number;
}

/** A bar of the chart. */
export interface Bucket {
  /** Its start. */
  at: string;
  /** Its end, or now where that is not reached. */
  until: string;
  /** Null: still to come. */
  received: number | null;
  /** Of the whole bar, also where it has only begun. */
  usual: number | null;
}

export interface ProviderOverview extends Arrivals {
  provider: string;
  lag: Lag | null;
  /** Live issues: stuck, or without its second callback. */
  stuck: number;
  /** It has a live issue that says so. */
  silent: boolean;
  openIssues: number;
  lastReceivedAt: string | null;
  buckets: Bucket[];
}

/** Something that waits; counted to 10,000 and no further. */
export interface Waiting {
  count: number;
  /** There are more than `count`. */
  bounded: boolean;
  oldestAt: string | null;
  oldestCallbackId: string | null;
}

export const directions = ['in', 'out'] as const;
/** Deposits and payments come in; payouts, refunds and lines of batches go out. Never added, one to the other. */
export type Direction = (typeof directions)[number];

/** What movements of one direction and currency came to. */
export interface MoneyTotal {
  direction: Direction;
  /** Empty: the callbacks name none. */
  currency: string;
  outcome: Outcome;
  count: number;
  /** Decimal text. */
  amount: string;
}

export interface IssueKindTotal {
  kind: IssueKind;
  count: number;
  valueAtRisk: ValueAtRisk[];
}

export interface Overview {
  span: OverviewSpan;
  /** IANA zone whose days these are. */
  zone: string;
  /** Frozen: the lists that the figures lead to are asked for the same. */
  from: string;
  to: string;
  totals: Arrivals;
  buckets: Bucket[];
  /** Every provider with an account that is switched on or sent something, busiest first; the test provider is kept out. */
  providers: ProviderOverview[];
  unapplied: Waiting;
  undelivered: Waiting;
  /**
   * Transfers that opened in the span, by direction, currency and outcome; neither directions nor
   * currencies are ever added together. Mandates move no money and are left out.
   */
  transfers: MoneyTotal[];
  /** Lines of batches that opened in the span. */
  lines: MoneyTotal[];
  issues: {
    /** Open and acknowledged. */
    live: number;
    /** Those that money hangs on first, then most first. */
    kinds: IssueKindTotal[];
    /** Each currency once; money that several issues are about counts once. */
    valueAtRisk: ValueAtRisk[];
  };
}
