import { shuffled } from '@/e2e/support/lifecycles/stories';
import { seededRandom } from '@/scripts/simulate/random';
import type { FaultName } from './faults/faults';

/** One fault of a run. */
export interface PlannedFault {
  name: FaultName;
  /** Quiet before it. */
  afterMs: number;
  /** What its own choices come from. */
  seed: number;
}

/** Pure: all of `names` once, in an order, after pauses and with seeds that `seed` and `round` decide. */
export function planRound(
  seed: number,
  round: number,
  names: readonly FaultName[],
  pauseMsMax: number,
): PlannedFault[] {
  const random = seededRandom(seed * 1_000 + round);
  return shuffled(names, random).map((name) => ({
    name,
    afterMs: random.integer(0, pauseMsMax),
    seed: random.integer(0, 2 ** 31),
  }));
}
