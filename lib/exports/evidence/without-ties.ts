import { z } from 'zod';

// As entries: a record would lose a field that a provider names `__proto__`.
const storedSchema = z
  .unknown()
  .transform((stored) => (typeof stored === 'object' && stored !== null ? Object.entries(stored) : stored))
  .pipe(z.array(z.tuple([z.string(), z.tuple([z.number(), z.number(), z.number()]).rest(z.unknown())])));

/**
 * Pure: the `precedence` column of a record with null for each tie: a digest of all that a callback says, which would tell whether a guess
 * at what is masked is right. Null where the column holds something else.
 */
export function withoutTies(precedence: unknown): Record<string, readonly [number, number, number, null]> | null {
  const read = storedSchema.safeParse(precedence);
  if (!read.success) return null;
  return Object.fromEntries(
    read.data.map(([field, [own, whole, at]]): [string, readonly [number, number, number, null]] => [
      field,
      [own, whole, at, null],
    ]),
  );
}
