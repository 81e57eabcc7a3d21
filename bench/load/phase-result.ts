import { z } from 'zod';

/** What a phase came to, as it is written down. Times in ms. */
export const phaseResultSchema = z.object({
  seconds: z.number(),
  /** By HTTP status; 0: no answer. */
  answers: z.record(z.string(), z.number()),
  perSecond: z.number(),
  p50Ms: z.number(),
  p95Ms: z.number(),
  p99Ms: z.number(),
  maxMs: z.number(),
});

export type PhaseResult = z.infer<typeof phaseResultSchema>;
