const grouped = new Intl.NumberFormat('en');

/** How many rows a list has; `bounded`: counting stopped there. */
export interface BoundedCount {
  value: number;
  bounded: boolean;
}

/** Pure: "50 of 12,408", "50 of 10,000+", or "50" where nobody counted. */
export function countWords(shown: number, total: BoundedCount | null): string {
  if (!total) return grouped.format(shown);
  return `${grouped.format(shown)} of ${grouped.format(total.value)}${total.bounded ? '+' : ''}`;
}
