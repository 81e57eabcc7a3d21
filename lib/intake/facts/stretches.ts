import { raw, type Sql } from '@/lib/platform/query/conditions';

/** A stretch is callbacks whose numbers share all but so many last bits: 4,096 of them. */
const stretchBits = 12n;

/** Of so many the index is read for as long as for a lower bound alone: far more than `windowRowsMax`, unless most numbers are missing. */
const stretchesMax = 1_000n;

// Numbers beyond the last stretch begin anew: no number is too great to be kept.
const lastStretch = 0x7fff_ffffn;

/**
 * What `payload_facts f` is found by: its terms, and the stretch that it lies in. Together under one index, Postgres reads of a term that
 * millions hold only what lies in the stretches that are asked for. In the very words of the index `payload_facts_found`.
 */
export const foundBy: Sql = raw(`array_append(f.terms, ((f.callback_id >> ${stretchBits}) & ${lastStretch})::int)`);

/** Pure: the stretches of callbacks from `firstId` to `lastId`, both among them; null: there are too many to ask for each. */
export function stretchesBetween(firstId: string, lastId: string): number[] | null {
  const [first, last] = [BigInt(firstId) >> stretchBits, BigInt(lastId) >> stretchBits];
  if (last - first >= stretchesMax) return null;
  return Array.from({ length: Number(last - first) + 1 }, (_, at) => Number((first + BigInt(at)) & lastStretch));
}
