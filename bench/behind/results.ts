import { z } from 'zod';
import { phaseResultSchema } from '@/bench/load/phase-result';
import { memorySchema } from '@/bench/process-memory';

const behind = z.object({
  /** Settled while it was measured, and for how long that was. */
  settled: z.number(),
  seconds: z.number(),
  perSecond: z.number(),
  /** Settled a second in each tenth of the time. */
  tenths: z.array(z.number()),
  lastToFirst: z.number().nullable(),
  /** The backlog that waited when the worker started is gone. */
  drained: z.boolean(),
  /**
   * Payloads that nobody could search yet when it ended, and how many a second became searched after it, without load; null where what
   * waited was not gone, or none was left.
   */
  unsearched: z.number(),
  searchedPerSecond: z.number().nullable(),
  /** CPU of each payload that became searched meanwhile, in microseconds, as below. */
  searchedWorkerMicroseconds: z.number().nullable(),
  searchedPostgresMicroseconds: z.number().nullable(),
  /** CPU a settled one in microseconds: all workers, and all of Postgres but the door's own sessions; null off Linux. */
  workerMicroseconds: z.number().nullable(),
  postgresMicroseconds: z.number().nullable(),
  /** When it ended, and the most since the start; null where the system does not keep that. */
  memoryMb: memorySchema,
  peakMb: memorySchema.nullable(),
  door: phaseResultSchema,
});

const runSchema = z.object({
  measuredAt: z.string(),
  machine: z.object({
    cores: z.number(),
    cpu: z.string().optional(),
    node: z.string(),
    /** Load average over a minute before it began: 0 is a machine at rest. */
    load: z.number(),
  }),
  options: z.object({ backlog: z.number(), seconds: z.number(), doorPerSecond: z.number() }),
  applied: behind,
  delivered: behind,
});

/** What `bench/behind.json` holds: the latest run, and the latest of a backlog far above the usual, which shows what growing tables do. */
export const behindResultsSchema = runSchema.extend({ large: runSchema.optional() });

/** From here on a run is a large one. */
const largeBacklogMin = 500_000;

export type BehindResult = z.infer<typeof behind>;
export type BehindRun = z.infer<typeof runSchema>;
export type BehindResults = z.infer<typeof behindResultsSchema>;

/** Pure: `results` with `run` in its place. A large run stands beside a usual one: throws where there is none yet. */
export function withRun(results: BehindResults | null, run: BehindRun): BehindResults {
  if (run.options.backlog < largeBacklogMin) return { ...run, large: results?.large };
  if (!results) throw new Error('A large backlog is told beside a usual one, which is not measured yet.');
  return { ...results, large: run };
}
