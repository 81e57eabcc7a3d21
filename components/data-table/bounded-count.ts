const grouped = new Intl.NumberFormat('en');

/** How many rows a list has; `bounded`: counting stopped there. */
export interface BoundedCount {
  value: number;
  bounded: boolean;
}

/** Counting may have stopped before it came to all that is shown: as many there are at least. */
function leastOf(shown: number, { value, bounded }: BoundedCount): number {
  return bounded ? Math.max(value, shown) : value;
}

/** Pure: "12,408", or "10,000+" where counting stopped. */
export function boundedWords({ value, bounded }: BoundedCount): string {
  return `${grouped.format(value)}${bounded ? '+' : ''}`;
}

/** Pure: "50 of 12,408", "50 of 10,000+", "50" where nobody counted, or "No" where counting stopped without one. */
export function countWords(shown: number, total: BoundedCount | null): string {
  if (!total) return grouped.format(shown);
  if (total.bounded && leastOf(shown, total) === 0) return 'No';
  return `${grouped.format(shown)} of ${boundedWords({ ...total, value: leastOf(shown, total) })}`;
}

/** What lists count: in the plural, and one of it. */
const singulars = {
  callbacks: 'callback',
  transfers: 'transfer',
  batches: 'batch',
  requests: 'request',
  deliveries: 'delivery',
  replays: 'replay',
  issues: 'issue',
  exports: 'export',
  entries: 'entry',
} as const;
export type ListNoun = keyof typeof singulars;

/** Pure: the noun that fits `countWords` of the same numbers: "1 request", "1 of 1 batch", "1 of 2 batches". */
export function nounOf(noun: ListNoun, shown: number, total: BoundedCount | null): string {
  const one = total === null ? shown === 1 : total.value === 1 && !total.bounded;
  return one ? singulars[noun] : noun;
}
