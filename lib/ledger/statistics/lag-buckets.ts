/** The provider's clock was ahead of ours, or the callback took no time: nothing to measure. */
export const aheadBucket = -1;

/** Pure: a lag of bucket `n` lies in [2^(n/4), 2^((n+1)/4)) ms; its middle is what is shown, at most 9 % off. */
function middleMs(bucket: number): number {
  return bucket <= aheadBucket ? 0 : Math.round(2 ** ((bucket + 0.5) / 4));
}

/**
 * Pure: the lag that `share` (0..1) of the callbacks were not above, in ms, from how many lie in each bucket; null where there
 * are none. What came before its own time counts as 0.
 */
export function lagPercentile(counts: readonly { bucket: number; count: number }[], share: number): number | null {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  if (total <= 0) return null;
  let left = Math.ceil(total * share);
  for (const { bucket, count } of counts.toSorted((one, other) => one.bucket - other.bucket)) {
    left -= count;
    if (left <= 0) return middleMs(bucket);
  }
  return null;
}
