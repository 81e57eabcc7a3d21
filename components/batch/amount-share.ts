import { BigNumber } from 'bignumber.js';

/**
 * How much of `whole` is `part`, 0..1, for the length of a bar and nothing else: what is written beside it is the exact
 * text. 0 where there is no whole.
 */
export function amountShare(part: string, whole: string): number {
  const total = new BigNumber(whole);
  if (!total.isGreaterThan(0)) return 0;
  const share = new BigNumber(part).dividedBy(total).toNumber();
  return Math.min(1, Math.max(0, share));
}
