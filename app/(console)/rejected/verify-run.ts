import type { VerifiedMany } from '@/lib/intake/verify-requests';
import { type RejectionCause, rejectionCauses } from '@/lib/providers/contract';

/** What a run will go through: so many, by a filter whose time is pinned. */
export interface RunPlan {
  count: number;
  /** URL parameters. */
  search: string;
}

/** What a run came to so far. */
export interface RunTotals {
  examined: number;
  accepted: number;
  duplicate: number;
  notPossible: number;
  broken: number;
  stillRefused: Readonly<Partial<Record<RejectionCause, number>>>;
  examples: VerifiedMany['examples'];
}

export const emptyTotals: RunTotals = {
  examined: 0,
  accepted: 0,
  duplicate: 0,
  notPossible: 0,
  broken: 0,
  stillRefused: {},
  examples: [],
};

/** Examples that the screen lists. */
const examplesMax = 20;

/** Pure: the totals with one more call of the run. */
export function addCall(totals: RunTotals, call: VerifiedMany): RunTotals {
  const causes = rejectionCauses.flatMap((cause): [RejectionCause, number][] => {
    const count = (totals.stillRefused[cause] ?? 0) + (call.stillRefused[cause] ?? 0);
    return count === 0 ? [] : [[cause, count]];
  });
  return {
    examined: totals.examined + call.examined,
    accepted: totals.accepted + call.accepted,
    duplicate: totals.duplicate + call.duplicate,
    notPossible: totals.notPossible + call.notPossible,
    broken: totals.broken + call.broken,
    stillRefused: Object.fromEntries(causes),
    examples: [...totals.examples, ...call.examples].slice(0, examplesMax),
  };
}

/** Pure: causes that are still in the way, the most frequent first. */
export function stillRefusedCauses(totals: RunTotals): { cause: RejectionCause; count: number }[] {
  return rejectionCauses
    .map((cause) => ({ cause, count: totals.stillRefused[cause] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count);
}
