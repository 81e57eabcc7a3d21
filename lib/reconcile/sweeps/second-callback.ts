import type { BoundedKind } from './bounds';

/** An order that is told of twice: the status that the first callback leaves it in. */
interface FirstCallback {
  provider: string;
  kinds: readonly BoundedKind[];
  status: string;
  /** What the second callback brings. */
  second: string;
}

/**
 * BassWallet: docs-en.basswallet.com, Payment webhook (`AwaitingConfirmation`, then the end). B2BinPay: docs.b2binpay.com,
 * Transfer methods (1 Unconfirmed, then 2 Confirmed or a failure).
 */
export const firstCallbacks: readonly FirstCallback[] = [
  {
    provider: 'basswallet',
    kinds: ['deposit', 'payment', 'payout'],
    status: 'AwaitingConfirmation',
    second: 'Success, Failed or Expired',
  },
  {
    provider: 'b2binpay',
    kinds: ['deposit', 'payout'],
    status: '1',
    second: 'Confirmed, Failed, Blocked or Cancelled',
  },
];

/** Pure: did the first callback of this order come, and the one that settles it not? */
export function awaitsSecondCallback(record: { provider: string; kind: BoundedKind; status: string }): boolean {
  return firstCallbacks.some(
    ({ provider, kinds, status }) =>
      provider === record.provider && status === record.status && kinds.includes(record.kind),
  );
}

/**
 * A callback that only announces an order: it has no record yet, the second callback brings it under `referenceField`. The index
 * `callbacks_announced` names the types.
 */
interface Announcement {
  provider: string;
  type: string;
  /** The payload's field that becomes the merchant's reference of the record to come. */
  referenceField: string;
}

/** Bayarcash: api.webimpian.support/bayarcash, Pre-transaction › Callback. */
export const announcements: readonly Announcement[] = [
  { provider: 'bayarcash', type: 'pre_transaction', referenceField: 'order_number' },
];
