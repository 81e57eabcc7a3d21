/** Longer paths are not kept, and not asked for. */
export const factPathLengthMax = 200;

/** Pure: `suborders[0].tx_id` as facts have it, `suborders.tx_id`: a list's values are all its own. */
export function factPathOf(path: string): string {
  return path.trim().replace(/\[\d*\]/g, '');
}
