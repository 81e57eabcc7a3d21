import type { TransferKind } from '@/lib/providers/contract';

/** What each kind of transfer is called on screen. */
export const transferKindLabels: Record<TransferKind, string> = {
  deposit: 'Deposit',
  payment: 'Payment',
  payout: 'Payout',
  refund: 'Refund',
  mandate: 'Mandate',
};
