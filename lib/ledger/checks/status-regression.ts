import type { TransferKind } from '@/lib/providers/contract';
import type { Finding } from './finding';

/** A status below the one that is held (or held when a higher one came), told of by a later instant of the provider. */
export interface Regression {
  provider: string;
  /** `batch` and `suborder` for a batch and its lines. */
  kind: TransferKind | 'batch' | 'suborder';
  /** The status that stands higher, and the lower one that was told of later. */
  higher: string;
  lower: string;
  amount: string | null;
  currency: string | null;
}

/** Told of beside the order's own statuses, in either order. Source: docs.gate.com, addresspayment/callback. */
const parallelStatuses: ReadonlySet<string> = new Set([
  'gatepay TRANSFERRED_ADDRESS_IN_TERM',
  'gatepay TRANSFERRED_ADDRESS_PAID',
]);

/**
 * Pure: a provider that went back. Mandates and subscriptions may do so (UNPAID to RUNNING; an approval beside an
 * authorization), and news that arrived late is older by the provider's own time: of neither is anything claimed.
 */
export function checkRegression({ provider, kind, higher, lower, amount, currency }: Regression): Finding | null {
  if (kind === 'mandate' || parallelStatuses.has(`${provider} ${lower}`)) return null;
  return {
    kind: 'status_regression',
    words: `${higher}, and told of as ${lower} at a later time`,
    expected: higher,
    actual: lower,
    valueAtRisk: amount !== null && currency !== null ? [{ currency, amount }] : [],
  };
}
