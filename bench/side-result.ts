import { z } from 'zod';
import { phaseResultSchema } from './load/phase-result';
import { type Once, onceSchema } from './once';
import { largestTaken, memorySchema } from './process-memory';
import type { Turn } from './running-side';

/** What a side came to over all its turns. */
export const sideResultSchema = z.object({
  /** Throughput of each turn's closed loop, and of the one of many clients. */
  perSecond: z.array(z.number()),
  crowdPerSecond: z.array(z.number()),
  /** Each of the turn in the middle by throughput. */
  closed: phaseResultSchema,
  crowd: phaseResultSchema,
  steady: phaseResultSchema,
  burst: phaseResultSchema,
  /** Requests that were answered other than with 200, or not at all. */
  refused: z.number(),
  acknowledged: z.number(),
  stored: z.number(),
  once: onceSchema,
  /** The largest at the end of a turn, and the most ever taken in one; null where the system does not keep that. */
  memoryMb: memorySchema,
  peakMb: memorySchema.nullable(),
});

export type SideResult = z.infer<typeof sideResultSchema>;

/** Pure: the one in the middle; of an even number the lower of the two. Throws where there is none. */
export function median<One>(all: readonly One[], measureOf: (one: One) => number): One {
  const sorted = [...all].sort((one, other) => measureOf(one) - measureOf(other));
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  if (middle === undefined) throw new Error('There is no middle of nothing.');
  return middle;
}

function refusedOf({ closed, crowd, open }: Turn): number {
  const phases = [closed, crowd, ...(open ? [open.steady, open.burst] : [])];
  const others = phases.flatMap(({ answers }) => Object.entries(answers).filter(([status]) => status !== '200'));
  return others.reduce((sum, [, count]) => sum + count, 0);
}

/** Pure: the result of a side's turns, the last of which had constant rates of arrival as well, and of what was counted after it. */
export function sideResult(turns: readonly Turn[], counted: { stored: number; once: Once }): SideResult {
  const open = turns.at(-1)?.open;
  if (!open) throw new Error('The last turn of a side has every phase.');
  return {
    perSecond: turns.map(({ closed }) => closed.perSecond),
    crowdPerSecond: turns.map(({ crowd }) => crowd.perSecond),
    closed: median(turns, ({ closed }) => closed.perSecond).closed,
    crowd: median(turns, ({ crowd }) => crowd.perSecond).crowd,
    ...open,
    refused: turns.reduce((sum, turn) => sum + refusedOf(turn), 0),
    acknowledged: turns.reduce((sum, { acknowledged }) => sum + acknowledged, 0),
    ...counted,
    ...largestTaken(turns.map(({ memory }) => memory)),
  };
}

/**
 * Pure: how many times the throughput of `base` that of `side` is: the ratio of each turn, and of these the one in the middle. The
 * machine is not the same from minute to minute; the two of one turn are measured next to each other. Null: nothing to compare with.
 */
export function ratioByTurns(side: readonly number[], base: readonly number[] | undefined): number | null {
  const ratios = side.flatMap((perSecond, turn) => {
    const beside = base?.[turn];
    return beside ? [perSecond / beside] : [];
  });
  return ratios.length === 0 ? null : median(ratios, (ratio) => ratio);
}
