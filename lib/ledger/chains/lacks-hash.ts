import type { Outcome } from '@/lib/providers/contract';

/** Pure: is something said to be done on a chain, and no hash named that could prove it? Money without a chain needs none. */
export function lacksHash({
  outcome,
  chain,
  hash,
}: {
  outcome: Outcome;
  chain: string | null;
  hash: string | null;
}): boolean {
  return outcome === 'succeeded' && (chain ?? '') !== '' && (hash ?? '') === '';
}
