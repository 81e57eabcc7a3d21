/** What is known of the rows of a page, to decide where the cursor goes. */
export interface RowsNow {
  /** Addresses of the rows, top to bottom. */
  addresses: readonly string[];
  /** The row that holds the focus. */
  focused: number | null;
  /** The row that is shown beside the list; -1: another one, or none. */
  beside: number;
  /** Where the cursor was last. */
  last: { address: string; at: number } | null;
}

/**
 * Pure: the place of the row that `by` leads to from where the cursor is, or was; at the ends it stays. A row that has gone since is
 * stood in for by its place. Null: there are no rows.
 */
export function stepRow({ addresses, focused, beside, last }: RowsNow, by: 1 | -1): number | null {
  if (addresses.length === 0) return null;
  const inside = (at: number) => Math.min(Math.max(at, 0), addresses.length - 1);
  if (focused !== null) return inside(focused + by);
  if (beside >= 0) return inside(beside + by);
  if (last === null) return 0;
  const known = addresses.indexOf(last.address);
  // The cursor comes back to the row that it was on; from the place of one that has gone it goes on.
  return inside(known >= 0 ? known : last.at);
}
