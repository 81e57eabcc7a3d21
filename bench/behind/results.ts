import { z } from 'zod';
import { phaseResultSchema } from '@/bench/load/phase-result';
import { memorySchema } from '@/bench/process-memory';

const behind = z.object({
  /** Settled while it was measured, and for how long that was. */
  settled: z.number(),
  seconds: z.number(),
  perSecond: z.number(),
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
  /** CPU a settled one in microseconds: all workers, and all of Postgres but the door's own sessions; null off Linux. */
  workerMicroseconds: z.number().nullable(),
  postgresMicroseconds: z.number().nullable(),
  memoryMb: memorySchema,
  door: phaseResultSchema,
});

/** What `bench/behind.json` holds. */
export const behindResultsSchema = z.object({
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

export type BehindResult = z.infer<typeof behind>;
export type BehindResults = z.infer<typeof behindResultsSchema>;
