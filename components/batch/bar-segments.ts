/** A stretch of a bar; both 0..1. */
export interface BarSegment {
  start: number;
  width: number;
}

/**
 * Lays shares (0..1) one after the other to scale over the whole bar; what is not zero is never narrower than `widthMin`,
 * so that one failed line among thousands is still seen. Where that makes them too wide together, all are narrowed alike.
 */
export function barSegments(shares: readonly number[], widthMin: number): BarSegment[] {
  const widths = shares.map((share) => (share > 0 ? Math.max(widthMin, share) : 0));
  const sum = widths.reduce((total, width) => total + width, 0);
  const scale = sum > 1 ? 1 / sum : 1;
  let start = 0;
  return widths.map((width) => {
    const segment = { start, width: width * scale };
    start += segment.width;
    return segment;
  });
}
