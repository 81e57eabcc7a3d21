import { type TransferKind, transferKinds } from '@/lib/providers/contract';
import type { Direction } from './types';

/** Which way the money of a kind goes; null: none moves. */
export const directionOfKind: Readonly<Record<TransferKind, Direction | null>> = {
  deposit: 'in',
  payment: 'in',
  payout: 'out',
  refund: 'out',
  mandate: null,
};

/** Pure: the kinds of transfers that are summed as one direction. */
export function kindsOf(direction: Direction): TransferKind[] {
  return transferKinds.filter((kind) => directionOfKind[kind] === direction);
}
