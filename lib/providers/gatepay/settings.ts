import { z } from 'zod';

/** The account's knobs. */
export const gatepaySettings = z.object({
  /**
   * Oldest signed timestamp taken. GatePay documents no window, and its retries run for 24 h 4 min without a word on
   * whether they are signed afresh: 25 h refuses none of them.
   */
  timestampAgeMaxHours: z.number().positive().max(8_760).default(25),
  /** The merchant's client id. Where it is set, a callback that names another one is raised as an issue, not refused. */
  clientId: z
    .string()
    .trim()
    .nullable()
    .transform((value) => value || null)
    .default(null),
});
export type GatepaySettings = z.infer<typeof gatepaySettings>;
