import { z } from 'zod';

const precedenceSchema = z.tuple([z.number(), z.number(), z.number(), z.string()]);

/**
 * How much the news that set a field counts: rank of the record's own status in it, rank of the whole callback, the
 * provider's instant (ms, 0 where it gives none), and a digest of the content. The last one decides only between news that
 * nothing else tells apart, so that even then the order of arrival does not.
 */
export type Precedence = Readonly<z.infer<typeof precedenceSchema>>;

/** Negative, zero or positive, as sort functions want it. */
export function comparePrecedence(a: Precedence, b: Precedence): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || (a[3] < b[3] ? -1 : a[3] > b[3] ? 1 : 0);
}

// As entries: a record would lose a field that a provider names `__proto__`.
const storedSchema = z
  .unknown()
  .transform((stored) => (typeof stored === 'object' && stored !== null ? Object.entries(stored) : stored))
  .pipe(z.array(z.tuple([z.string(), precedenceSchema])));

/** Name of the entry that holds for every field without an entry of its own; no field is named so. */
const base = '';

/** The `precedence` column: nearly always one piece of news set all fields, so the highest one is written once for all. */
export function encodePrecedence(precedence: ReadonlyMap<string, Precedence>): Record<string, Precedence> {
  let highest: Precedence | null = null;
  for (const one of precedence.values()) if (!highest || comparePrecedence(one, highest) > 0) highest = one;
  if (!highest) return {};
  const entries: [string, Precedence][] = [[base, highest]];
  for (const [field, one] of precedence) if (comparePrecedence(one, highest) !== 0) entries.push([field, one]);
  return Object.fromEntries(entries);
}

/** The inverse: one precedence for each of `fields` (those that have a value). Throws where the column holds something else. */
export function decodePrecedence(stored: unknown, fields: Iterable<string>): Map<string, Precedence> {
  const entries = new Map(storedSchema.parse(stored));
  const precedence = new Map<string, Precedence>();
  for (const field of fields) {
    const one = entries.get(field) ?? entries.get(base);
    if (one) precedence.set(field, one);
  }
  return precedence;
}
