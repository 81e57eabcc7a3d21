import type { SuborderView } from '@/lib/ledger/types';

/**
 * Pure: what a line came to, to be summed: its done amount once it succeeded, `0` of every other, whatever done amount the provider
 * sent with it. Null where it succeeded and no done amount was sent.
 */
export function paidAmountOf({
  terminal,
  outcome,
  doneAmount,
}: Pick<SuborderView, 'terminal' | 'outcome' | 'doneAmount'>): string | null {
  return terminal && outcome === 'succeeded' ? doneAmount : '0';
}
